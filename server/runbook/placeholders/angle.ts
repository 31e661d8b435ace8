import { anglePattern } from '../commands/mask.ts'
import { matches, type Candidate, type Finder } from './finding.ts'
import type { Quoting } from './quoted.ts'

/** What programs print where there is nothing to name. */
const printed = new Set(['none', 'nil', 'null', 'unknown', 'unset', 'pending', 'invalid', 'empty'])
const voidTags = new Set(['br', 'hr', 'img', 'p', 'li', 'html', 'body'])

/** `<pack-list>`, `<clean or service>`, `<me@example.com>`; not redirections, XML in quotes, the e-mail address of a name. */
export const angle: Finder = ({ text, language, quoted }) =>
  findAngles(text, offset => (language === 'sh' ? quoted.at(offset) : 'double'))

/** @param quotingAt How a shell takes the text there; without one it is no shell's. */
export function findAngles(text: string, quotingAt: (offset: number) => Quoting = () => 'double'): Candidate[] {
  return matches(
    anglePattern(),
    text,
    match => {
      const inner = match[0].replace(/^<+|>+$/g, '')
      const [before, behind] = [text.charAt(match.index - 1), text.charAt(match.index + match[0].length)]
      // Between quotes it is the address of the name before it; a shell would look for a file of that name.
      const isAddress = /^[\w.+-]+@[\w-]+\.[\w.]+$/.test(inner)
      if (isAddress ? quotingAt(match.index) !== 'plain' : isOther(inner)) return null
      // Two redirections: `<dump.sql 2>/dev/null`, `<in.txt >out.txt`.
      if (/\s[012]$/.test(inner) && /[\w&/.$"']/.test(behind)) return null
      if (/^[\s]?$/.test(before) && /^[\w./-]+\.\w{1,4}$/.test(inner) && /[\w>]/.test(behind)) return null
      // A group's name: `(?<year>\d+)`.
      if (before === '?') return null
      // A tag that is closed again is markup, and so is one that is never closed.
      const tag = /^[\w:.-]+/.exec(inner)?.[0] ?? ''
      if (printed.has(inner) || voidTags.has(inner.toLowerCase()) || (tag !== '' && text.includes(`</${tag}>`)))
        return null
      return {
        name: inner,
        kind: 'angle',
        spelling: 'angles',
        reason: `${match[0]} stands for a value: replace it, brackets and all.`,
      }
    },
    '<',
  )
}

/** What is no name between angles: a declaration, settings, code, a tag with attributes; ways to choose from are one. */
const isOther = (inner: string): boolean =>
  !/^[\w-]+(?: ?\|[\w -]+){1,9}$|^[\w-]+=[\w-]+$/.test(inner) && /^\w+:\/\/|^!|[=;{}|]|[/&]$|^\w+ \w+=/.test(inner)
