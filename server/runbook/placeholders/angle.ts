import { anglePattern } from '../commands/mask.ts'
import { matches, type Finder, type Found } from './finding.ts'

/** `<pack-list>`, `<clean or service>`; not redirections, XML in quotes, e-mail addresses. */
export const angle: Finder = ({ text }) => findAngles(text)

export function findAngles(text: string): Found[] {
  return matches(anglePattern(), text, match => {
    const inner = match[0].replace(/^<+|>+$/g, '')
    if (/^\w+:\/\/|^[\w.+-]+@[\w-]+\.[\w.]+$|^!|[=;{}|]|\/$|^\w+ \w+=/.test(inner)) return null
    // A tag that is closed again is markup.
    if (/^[\w:.-]+$/.test(inner) && text.includes(`</${inner}>`)) return null
    return { name: inner, kind: 'angle', reason: `Text in angle brackets stands for a value: replace ${match[0]}.` }
  })
}
