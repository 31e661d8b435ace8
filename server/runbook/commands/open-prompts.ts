import { commandNames } from './command-names.ts'
import { isConsoleLanguage, isPlainLanguage, isPowershellLanguage, isScriptLanguage } from './languages.ts'
import { likeness } from './likeness.ts'
import type { PromptShape } from './prompt.ts'
import type { Habits } from './prompts-in-block.ts'
import { isStatement } from '../sessions/statement.ts'

/** What a block says about prompts that their spelling leaves open. */
interface Block {
  readonly lines: readonly string[]
  readonly shapes: readonly (PromptShape | null)[]
  readonly language: string | null
  readonly habits: Habits
}

/** What a block says as a whole; found once. */
interface Whole extends Block {
  readonly first: number
  /** Whether every line begins with `> `: a quote, or a console that shows nothing else. */
  readonly isRow: boolean
  /** Paths that a line of the block shows before a command: `/srv #`. */
  readonly typedAt: ReadonlySet<string>
}

/**
 * For each line, the open prompt that its context confirms: a known host, a command after it, the first line of a block. The
 * whole block decides about a `#` alone (see hash-prompts.ts).
 */
export function decideOpen(block: Block): (PromptShape | null)[] {
  const first = block.lines.findIndex(line => line.trim() !== '')
  const hosts = spacedHosts(block.shapes)
  const isRow = block.lines.length > 1 && block.lines.every(line => /^\s*(?:> \S|$)/.test(line))
  const whole: Whole = { ...block, first, isRow, typedAt: typedAtPaths(block) }
  return block.shapes.map((shape, index) => {
    if (shape === null || shape.strength === 'sure') return shape
    const text = (block.lines[index] ?? '').slice(shape.length)
    if (shape.language === 'program') return shape.strength === 'likely' && text !== '' ? shape : null
    if (shape.host === null && shape.user === null && shape.strength === 'open') return nameless(shape, text, whole)
    const typed = likeness(text, block.habits.commands)
    const name = shape.host ?? shape.user ?? ''
    const isKnown = block.habits.hosts.has(name) || (hosts.get(name) ?? 0) > 0
    if (shape.strength === 'likely') return isKnown || typed !== 'no' || text === '' ? shape : null
    if (commandNames.has(name) || typed === 'no') return null
    return isKnown ||
      ((name.includes('.') || (shape.text.includes('/') && !isScriptLanguage(block.language))) &&
        typed === 'command') ||
      (index === first && shape.text.endsWith('%') && typed === 'command')
      ? shape
      : null
  })
}

/** The prompt of a sigil alone, or after a path. */
function nameless(shape: PromptShape, text: string, whole: Whole): PromptShape | null {
  const { shapes, language, habits, first, isRow, typedAt } = whole
  if (shape.text === '#') {
    // `# SELECT 1;` is typed at psql, where it is root's.
    if (/;\s*$/.test(text) && /^[A-Z]{4}/.test(text) && isStatement([text], 0, 'sql'))
      return { ...shape, root: false, language: 'sql', strength: 'sure' } as const
    return isOpenTo(language) ? shape : null
  }
  if (shape.root) return typedAt.has(shape.text) ? { ...shape, strength: 'likely' } : null
  if (first < 0 || shapes[first]?.text !== shape.text) return null
  const typed = likeness(text, habits.commands)
  if (shape.text !== '>')
    return shape.text === '%' ? (typed === 'no' ? null : shape) : typed === 'command' ? shape : null
  if (isPowershellLanguage(language) || /^[A-Z][a-z]+-[A-Z][a-z]/.test(text))
    return { ...shape, language: 'powershell' }
  if (isStatement([text], 0, 'mongodb')) return { ...shape, language: 'mongodb' }
  if (/^[A-Z]{3}/.test(text) && isStatement([text], 0, 'sql')) return { ...shape, language: 'sql' }
  const speech = speeches.get(language ?? '')
  if (speech !== undefined) return { ...shape, language: speech }
  return typed === 'command' || (isConsoleLanguage(language) && isRow && typed !== 'no') ? shape : null
}

/** `/usr/bin/report # daily` is a command and its comment, `/srv # ls` is typed at a prompt. */
function typedAtPaths({ lines, shapes, language, habits }: Block): Set<string> {
  const paths = new Set<string>()
  if (isScriptLanguage(language)) return paths
  shapes.forEach((shape, index) => {
    if (shape?.strength !== 'open' || !shape.root || shape.text === '#' || paths.has(shape.text)) return
    const isTyped = likeness((lines[index] ?? '').slice(shape.length), habits.commands) === 'command'
    if (isTyped && likeness(shape.text.slice(0, -1).trim(), habits.commands) !== 'command') paths.add(shape.text)
  })
  return paths
}

/** Languages of blocks whose programs prompt with `>` alone. */
const speeches: ReadonlyMap<string, string> = new Map([
  ['js', 'javascript'],
  ['javascript', 'javascript'],
  ['node', 'javascript'],
  ['r', 'program'],
  ['lua', 'program'],
  ['influxql', 'sql'],
  ['sql', 'sql'],
])

/** Whether `# text` can be a prompt in a block of this language; in YAML, Python or a diff it is a comment. */
const isOpenTo = (language: string | null): boolean =>
  isPlainLanguage(language) || isScriptLanguage(language) || isConsoleLanguage(language)

/** Hosts before a blank and a sigil in two or more lines, or beside other such hosts. */
function spacedHosts(shapes: readonly (PromptShape | null)[]): Map<string, number> {
  const open = shapes.filter(shape => shape !== null && shape.host !== null && shape.strength !== 'sure')
  const hosts = new Map<string, number>()
  if (open.length >= 2) for (const shape of open) if (shape?.host != null) hosts.set(shape.host, open.length)
  return hosts
}
