import { anglePattern } from '../commands/mask.ts'
import { matches, type Finder, type Found } from './finding.ts'

const voidTags = new Set(['br', 'hr', 'img', 'p', 'li', 'html', 'body'])

/** `<pack-list>`, `<clean or service>`; not redirections, XML in quotes, e-mail addresses. */
export const angle: Finder = ({ text }) => findAngles(text)

export function findAngles(text: string): Found[] {
  return matches(anglePattern(), text, match => {
    const inner = match[0].replace(/^<+|>+$/g, '')
    const [before, behind] = [text.charAt(match.index - 1), text.charAt(match.index + match[0].length)]
    if (/^\w+:\/\/|^[\w.+-]+@[\w-]+\.[\w.]+$|^!|[=;{}|]|[/&]$|^\w+ \w+=/.test(inner)) return null
    // Two redirections: `<dump.sql 2>/dev/null`, `<in.txt >out.txt`.
    if (/\s[012]$/.test(inner) && /[\w&/.$"']/.test(behind)) return null
    if (/^[\s]?$/.test(before) && /^[\w./-]+\.\w{1,4}$/.test(inner) && /\w/.test(behind)) return null
    // A group's name: `(?<year>\d+)`.
    if (before === '?') return null
    // A tag that is closed again is markup, and so is one that is never closed.
    const tag = /^[\w:.-]+/.exec(inner)?.[0] ?? ''
    if (voidTags.has(inner.toLowerCase()) || (tag !== '' && text.includes(`</${tag}>`))) return null
    return { name: inner, kind: 'angle', reason: `${match[0]} stands for a value: replace it, brackets and all.` }
  })
}
