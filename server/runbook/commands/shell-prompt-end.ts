import { endsAt, isSmall, type Sigil } from './prompt-parts.ts'
import type { Scanned } from './prompt.ts'

/** A blank or the end of the line must follow; after a prompt that is certain by itself, the author may have forgotten the blank. */
export function finish(
  line: string,
  user: string | null,
  host: string | null,
  sigil: Sigil,
  strength: Scanned['strength'],
  mayBeGlued = false,
): Scanned | null {
  const found = { end: sigil.end, user, host, root: sigil.char === '#', language: 'sh', strength }
  if (endsAt(line, sigil.end)) return found
  return mayBeGlued && strength === 'sure' && isGlued(line, sigil) ? found : null
}

/** `]#./x.sh`, `:~$ls -l`; not `op@web:/srv/$NAME`. */
function isGlued(line: string, { char, end }: Sigil): boolean {
  if ((char !== '$' && char !== '#') || line.charAt(end - 1) !== char) return false
  const next = line.charCodeAt(end)
  if (next === 46 || next === 47) return line.charCodeAt(end + 1) !== 32
  if (!isSmall(next)) return false
  const above = line.charAt(end - 2)
  return above !== '/' || line.charAt(end - 3) === ':'
}

/** Names before a sigil that are users, not hosts. */
const userNames = new Set(
  'root user postgres admin administrator oracle ubuntu ec2-user centos vagrant mysql www-data'.split(' '),
)

/** User and host from one name, when the prompt does not say which of them it is. */
export const whose = (name: string): [user: string | null, host: string | null] =>
  userNames.has(name.toLowerCase()) ? [name, null] : [null, name]

/** Whether a name can be that of a host: `50%` is not. */
export const hasLetter = (name: string): boolean => /[A-Za-z<{\u00c0-\u1fff]/.test(name)

/** Digits alone name no host: `[1]#`. */
export const isNumber = (name: string): boolean => /^\d+$/.test(name)

/** `10.0.0.5` */
export const isAddress = (name: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)
