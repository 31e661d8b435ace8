/** How long each hostile text is, in UTF-16 units: 128 KB, or what `HOSTILE_KB` says where growth is looked at. */
export const length = Number(process.env['HOSTILE_KB'] ?? 128) * 1024

/** Texts by what is hostile in them, made when they are asked for. */
export type Texts = Readonly<Record<string, () => string>>

/** A piece again and again, numbered from 0, until the text is as long as it has to be; cut off there. */
export function filled(piece: string | ((index: number) => string)): string {
  const pieces: string[] = []
  for (let index = 0, sum = 0; sum < length; index++) {
    const next = typeof piece === 'string' ? piece : piece(index)
    pieces.push(next)
    sum += next.length
  }
  return pieces.join('').slice(0, length)
}

/** The same between an opening and a closing that are there once. */
export const between = (before: string, piece: string | ((index: number) => string), after = '\n'): string =>
  before + filled(piece).slice(0, Math.max(0, length - before.length - after.length)) + after

/** As many blanks. */
export const blanks = (count: number): string => ' '.repeat(count)

/** Rises to `height` and falls again to 0, for ever: depths of nesting. */
export const wave = (index: number, height: number): number => Math.abs((index % (2 * height)) - height)
