import type { Block, Code, CodeLine, RawAttribute } from '../block.ts'
import type { Span } from '../../text/span.ts'
import { isAdmonition } from './admonitions.ts'
import { plain } from './alert.ts'
import { trimBlank } from './code-lines.ts'
import type { Info } from './info-string.ts'
import type { Reading } from './reading.ts'

/** Directives whose content is shown as it stands, and whether their argument begins with its language. */
const codeDirectives = new Map([
  ['code', true],
  ['code-block', true],
  ['code-cell', true],
  ['doctest', false],
  ['literalinclude', false],
  ['parsed-literal', false],
  ['prompt', true],
  ['sourcecode', true],
  ['terminal', false],
])

/** Languages that R Markdown and Quarto write in braces. */
const languages =
  /^(?:bash|console|ini|js|javascript|json|julia|perl|powershell|python3?|r|ruby|sh|shell|sql|toml|yaml|zsh)$/

/** Directives whose content is neither Markdown nor code that is shown. */
const opaque =
  /^(?:bibliography|contents|csv-table|eval-rst|figure-md|glossary|graphviz|image|include|math|mermaid|raw|toctree)$/

/**
 * What a fence with a name in braces is: code, an admonition or another directive, whose content is Markdown again.
 *
 *     ```{prompt} bash $
 *     :modifiers: auto
 *     systemctl restart gunicorn
 *     ```
 */
export function readMystFence(fence: Code, info: Info & { readonly directive: string }, reading: Reading): Block {
  const { directive: name, argument } = info
  if (languages.test(name)) return { ...fence, language: name }
  const code = codeDirectiveOf(name, argument, fence.lines, fence.span)
  if (code) return { ...code, closed: fence.closed }
  const { attributes, lines } = splitOptions(fence.lines)
  const children = opaque.test(name) ? [] : reading.reread(lines)
  const { span } = fence
  if (!isAdmonition(name)) return { kind: 'directive', span, name, argument, attributes, lines, children }
  const at = { start: info.argumentAt, end: info.argumentAt + argument.length }
  return { kind: 'admonition', span, name, title: argument ? plain(argument, at) : null, children }
}

/** A directive that shows code, from its content; null when the name is none of one. */
export function codeDirectiveOf(name: string, argument: string, content: readonly CodeLine[], span: Span): Code | null {
  const withLanguage = codeDirectives.get(name)
  if (withLanguage === undefined) return null
  const language = (withLanguage && /^\S+/.exec(argument)?.[0].toLowerCase()) || null
  const base = { kind: 'code', form: 'directive', closed: true } as const
  return { ...base, span, language, directive: name, argument: argument || null, ...splitOptions(content) }
}

/** Parts the `:key: value` lines, or the YAML between `---` lines, at the top from the content below. */
function splitOptions(lines: readonly CodeLine[]): { attributes: RawAttribute[]; lines: CodeLine[] } {
  const attributes: RawAttribute[] = []
  const yaml = lines[0]?.text.trim() === '---'
  let next = yaml ? 1 : 0
  for (; next < lines.length; next++) {
    const line = lines[next]
    if (!line || (yaml && line.text.trim() === '---')) break
    const option = (yaml ? /^([\w-]+):(?:\s+(.*))?$/ : /^:([\w-]+):(?:\s+(.*))?$/).exec(line.text.trimEnd())
    if (!option?.[1] && !yaml) break
    if (option?.[1]) attributes.push({ name: option[1], value: option[2]?.trim() || null, span: line.span })
  }
  return { attributes, lines: trimBlank(lines.slice(yaml ? next + 1 : next)) }
}
