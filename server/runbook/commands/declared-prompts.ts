import type { Code, RawAttribute } from '../../markup/block.ts'
import type { Language } from '../model.ts'
import { endOfBlanks, endsAt } from './prompt-parts.ts'
import { promptShape, type PromptShape } from './prompt.ts'

/**
 * What an author declares about the prompts of a block.
 *
 *     .. prompt:: bash $                  drawn   `$` before every line: each is typed
 *     .. prompt:: bash #,$ auto           shown   only lines that begin with `#` or `$` are typed, the rest is output
 *     ```{.javascript data-prompt=">"}    shown   where lines begin with `>`, else drawn
 *     .. terminal::                       input   what is typed is in an option, the content is its output
 *        :input: uname -r
 */
export interface DeclaredPrompts {
  readonly how: 'drawn' | 'shown' | 'input'
  /** Each as the author writes it; none for a `prompt` directive without one, which draws nothing. */
  readonly prompts: readonly string[]
  /** The language that the author names beside them (`bash`, `mysql`), as written; null when they name none. */
  readonly language: string | null
  /** The typed lines, for `input`: each option with its value. The span is that of the option. */
  readonly inputs: readonly RawAttribute[]
}

/** What the author declares about the prompts of a block; null when they declare nothing. */
export function declaredPrompts(code: Code): DeclaredPrompts | null {
  if (code.directive === 'prompt') return ofPromptDirective(code)
  if (code.directive === 'terminal') return ofTerminal(code)
  const prompt = valueOf(code, 'data-prompt') ?? valueOf(code, 'prompt') ?? valueOf(code, 'prompts')
  if (prompt === null) return null
  const prompts = promptsIn(prompt, isAuto(valueOf(code, 'modifiers')))
  const isShown = code.lines.some(({ text }) => prompts.some(each => begins(text, each) !== null))
  return {
    how: isShown || isAuto(valueOf(code, 'modifiers')) ? 'shown' : 'drawn',
    prompts,
    language: code.language,
    inputs: [],
  }
}

/** The prompt that the directive draws for a language when the author names none. */
const drawnFor: Readonly<Record<string, string>> = { bash: '$', batch: 'C:\\>', powershell: 'PS C:\\>' }

/** `.. prompt:: LANGUAGE PROMPTS MODIFIERS`, or the same as options, whose prompts may hold blanks. */
function ofPromptDirective(code: Code): DeclaredPrompts {
  const words = (code.argument ?? '')
    .trim()
    .split(/\s+/)
    .filter(word => word !== '')
  const isAutomatic = isAuto(words.length > 1 ? (words.at(-1) ?? null) : null) || isAuto(valueOf(code, 'modifiers'))
  const language = valueOf(code, 'language') ?? words[0] ?? null
  const named = words.slice(valueOf(code, 'language') === null ? 1 : 0)
  if (isAuto(named.at(-1) ?? null)) named.pop()
  const prompt =
    valueOf(code, 'prompts') ?? valueOf(code, 'prompt') ?? (named.join(' ') || (drawnFor[language ?? ''] ?? ''))
  return {
    how: isAutomatic ? 'shown' : 'drawn',
    prompts: promptsIn(prompt, isAutomatic),
    language,
    inputs: [],
  }
}

/** `{terminal}`: the prompt consists of user and host; without `:input:`, the first paragraph is typed. */
function ofTerminal(code: Code): DeclaredPrompts {
  const inputs = code.attributes.filter(({ name, value }) => name === 'input' && value !== null)
  const user = valueOf(code, 'user') ?? 'user'
  const host = valueOf(code, 'host') ?? 'host'
  const prompts = [`${user}@${host}:${valueOf(code, 'dir') ?? '~'}${user === 'root' ? '#' : '$'}`]
  const isOutput = code.attributes.some(({ name }) => name === 'output-only')
  return { how: inputs.length > 0 || isOutput ? 'input' : 'drawn', prompts, language: 'bash', inputs }
}

const isAuto = (modifiers: string | null): boolean => modifiers?.split(',').includes('auto') === true

/** `#,$` names two prompts; `(env)...$` and `a,b` without `auto` one. */
const promptsIn = (text: string, isList: boolean): string[] =>
  (isList ? text.split(',') : [text]).map(prompt => prompt.trim()).filter(prompt => prompt !== '')

function valueOf(code: Code, name: string): string | null {
  const value = code.attributes.find(attribute => attribute.name === name)?.value ?? null
  return value === null ? null : value.replace(/^(["'])(.*)\1$/, '$2')
}

/** The offset after a declared prompt that a line begins with; the longest of several counts. */
function begins(line: string, prompt: string): number | null {
  const indent = endOfBlanks(line, 0)
  const end = indent + prompt.length
  return line.startsWith(prompt, indent) && endsAt(line, end) ? end : null
}

/** The prompts of a block that shows them: lines without one are output, or continue a command. */
export function shownPrompts(lines: readonly string[], declared: DeclaredPrompts): (PromptShape | null)[] {
  const prompts = [...declared.prompts].sort((a, b) => b.length - a.length)
  return lines.map(line => {
    for (const prompt of prompts) {
      const end = begins(line, prompt)
      if (end === null) continue
      return {
        ...declaredShape(prompt, declared.language),
        indent: endOfBlanks(line, 0),
        length: endOfBlanks(line, end),
      }
    }
    return null
  })
}

/**
 * The prompt that the page draws before each line; it is not in the document. A line that continues the one above it has none,
 * and a blank line has none either.
 */
export function drawnPrompts(lines: readonly string[], declared: DeclaredPrompts): (PromptShape | null)[] {
  const [prompt] = declared.prompts
  const joint = declared.language === 'powershell' ? '`' : declared.language === 'batch' ? '^' : '\\'
  const isTerminal = declared.language === 'bash' && /@.*:/.test(prompt ?? '') && lines.some(line => line.trim() === '')
  let isOver = false
  return lines.map((line, index) => {
    if (line.trim() === '') {
      isOver ||= isTerminal
      return null
    }
    if (prompt === undefined || isOver || (lines[index - 1] ?? '').trimEnd().endsWith(joint)) return null
    const indent = endOfBlanks(line, 0)
    return { ...declaredShape(prompt, declared.language), indent, length: indent, drawn: true }
  })
}

/** What a declared prompt says: user, host and language. */
export function declaredShape(prompt: string, language: string | null): PromptShape {
  const shape = promptShape(`${prompt} x`)
  const speech = speechOf(language)
  if (shape !== null && shape.text === prompt) {
    const isShell = shape.language === 'sh' && (speech === null || speech === 'sh')
    // `> ` says nothing; the author's declaration does.
    const isOpen = shape.language === 'sh' || shape.language === 'program'
    const own = isOpen && speech !== null ? speech : shape.language
    return { ...shape, indent: 0, length: prompt.length, root: shape.root && isShell, language: own, strength: 'sure' }
  }
  return {
    indent: 0,
    text: prompt,
    length: prompt.length,
    user: null,
    host: null,
    root: /#$/.test(prompt) && speech === 'sh',
    language: speech ?? (/[$%#]$/.test(prompt) ? 'sh' : 'program'),
    strength: 'sure',
  }
}

/** The language typed in a block with this mark; null when the mark says nothing. */
function speechOf(language: string | null): Language | null {
  if (language === null || /^(?:text|none|plain|default|console|output)$/.test(language)) return null
  if (/^(?:ba|z|k|da|a|c|tc|fi)?sh$|^shell|session$|^terminal$|^auto$/.test(language)) return 'sh'
  if (/^(?:mysql|mariadb|psql|postgres\w*|sqlite3?|sql|pgsql|plpgsql)$/.test(language)) return 'sql'
  if (/^(?:js|javascript|node)$/.test(language)) return 'javascript'
  if (/^(?:mongo|mongodb|mongosh)$/.test(language)) return 'mongodb'
  if (/^(?:py|python[23]?|pycon|ipython)$/.test(language)) return 'python'
  if (/^(?:pwsh|powershell|ps1)$/.test(language)) return 'powershell'
  if (/^(?:batch|bat|cmd|dos)$/.test(language)) return 'batch'
  if (/^(?:rb|ruby|irb)$/.test(language)) return 'ruby'
  return language
}
