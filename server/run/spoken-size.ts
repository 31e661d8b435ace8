/** So many bytes, as a person says it: `640 bytes`, `12.3 kB`, `256 MB`; a kB has 1024 of them. */
export function spokenSize(bytes: number): string {
  if (bytes < 1 << 10) return `${bytes} byte${bytes === 1 ? '' : 's'}`
  const [unit, name] = bytes < 1 << 20 ? [1 << 10, 'kB'] : [1 << 20, 'MB']
  return `${Math.round((bytes / unit) * 10) / 10} ${name}`
}
