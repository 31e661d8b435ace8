import { endsAt, isSmall, type Sigil } from './prompt-parts.ts'
import type { Scanned } from './prompt.ts'

/** A blank or nothing must follow; where the prompt is sure by itself, the author may have forgotten the blank. */
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

/** Names that stand before a sigil for who types, not for where. */
const userNames = new Set(
  'root user postgres admin administrator oracle ubuntu ec2-user centos vagrant mysql www-data'.split(' '),
)

/** User and host, of a name of which the prompt does not say which it is. */
export const whose = (name: string): [user: string | null, host: string | null] =>
  userNames.has(name.toLowerCase()) ? [name, null] : [null, name]

/** Whether a name can be a host's: `50%` is none. */
export const hasLetter = (name: string): boolean => /[A-Za-z<{\u00c0-\u1fff]/.test(name)

/** Digits alone name no host: `[1]#`. */
export const isNumber = (name: string): boolean => /^\d+$/.test(name)

/** `10.0.0.5` */
export const isAddress = (name: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)
