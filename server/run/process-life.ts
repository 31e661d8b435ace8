import { readFileSync } from 'node:fs'

/** When a process began, in the kernel's ticks; empty where the system does not say, `ended` once it has. */
export function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return ''
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // One that has ended stays on the list until its parent has taken note.
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '')
}

/** Names this start of the machine; empty where the system does not say. */
export const bootOf = (): string => read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
