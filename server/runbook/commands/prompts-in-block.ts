import { commandNames } from './command-names.ts'
import { isScriptLanguage } from './languages.ts'
import { likeness } from './likeness.ts'
import { learnedPrompts } from './learned-prompts.ts'
import { endsInBackslash } from './logical-command.ts'
import { onDevices } from './network-devices.ts'
import { withoutPrinted } from './printed-prompts.ts'
import { promptShape, type PromptShape } from './prompt.ts'
import { openingOf } from '../sessions/opening.ts'
import { isStatement } from '../sessions/statement.ts'
import type { Words } from '../words.ts'

/** What a document's other blocks teach about how it writes commands. */
export interface Habits {
  /** Host names that stood in prompts about which there is no doubt. */
  readonly hosts: Words
  /** First words of commands behind such prompts. */
  readonly commands: Words
  /** Whether some block shows that `#` is this document's root prompt. */
  readonly hashIsRoot: boolean
  /** Variables that some block uses: `$NAME`. */
  readonly used: Words
  /** What `# ` is by the author's own word, when there is one. */
  readonly hash?: 'root' | 'comment' | undefined
}

export const noHabits = { hosts: new Set(), commands: new Set(), hashIsRoot: false, used: new Set() } satisfies Habits

/** For each line of a block the prompt that it really carries, or null. */
export function findPrompts(
  lines: readonly string[],
  language: string | null,
  habits: Habits,
): readonly (PromptShape | null)[] {
  const shapes = lines.map(promptShape)
  const first = lines.findIndex(line => line.trim() !== '')
  const hosts = spacedHosts(shapes)
  const decided = shapes.map((shape, index): PromptShape | null => {
    if (shape === null || shape.strength === 'sure') return shape
    const text = (lines[index] ?? '').slice(shape.length)
    const typed = likeness(text, habits.commands)
    if (shape.host === null && shape.strength === 'open') {
      if (shape.root) return shape
      if (first < 0 || shapes[first]?.text !== shape.text) return null
      if (shape.text === '>')
        return isPowershell(language) || /^[A-Z][a-z]+-[A-Z][a-z]/.test(text)
          ? { ...shape, language: 'powershell' }
          : isStatement([text], 0, 'mongodb')
            ? { ...shape, language: 'mongodb' }
            : typed === 'command'
              ? shape
              : null
      return typed === 'no' ? null : shape
    }
    const name = shape.host ?? shape.user ?? ''
    const isKnown = habits.hosts.has(name) || (hosts.get(name) ?? 0) > 0
    if (shape.strength === 'likely') return isKnown || typed !== 'no' || text === '' ? shape : null
    if (commandNames.has(name) || typed === 'no') return null
    return isKnown ||
      (name.includes('.') && typed === 'command') ||
      (index === first && shape.text.endsWith('%') && typed === 'command')
      ? shape
      : null
  })
  const glued = isPowershell(language) ? decided : withGlued(lines, decided, habits)
  const own = decideHash(lines, withoutPrinted(lines, atTheirIndent(lines, glued)), language, habits)
  return onDevices(lines, learnedPrompts(lines, own))
}

/** Hosts that stand before a blank and a sigil in two lines or more, or beside others that do. */
function spacedHosts(shapes: readonly (PromptShape | null)[]): Map<string, number> {
  const open = shapes.filter(shape => shape !== null && shape.host !== null && shape.strength !== 'sure')
  const hosts = new Map<string, number>()
  if (open.length >= 2) for (const shape of open) if (shape?.host != null) hosts.set(shape.host, open.length)
  return hosts
}

/** Prompts of one block stand at one indent; deeper down, after other output, `$ …` is what a program printed. */
function atTheirIndent(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  const base = shapes.find(shape => shape !== null && shape.strength !== 'open')?.indent
  if (base === undefined) return shapes
  let afterOutput = false
  let joined = false
  return shapes.map((shape, index) => {
    const line = lines[index] ?? ''
    const kept =
      shape === null ||
      shape.strength === 'open' ||
      !afterOutput ||
      shape.host !== null ||
      Math.abs(shape.indent - base) <= 1
        ? shape
        : null
    if (line.trim() !== '') afterOutput = kept === null && !joined && !/^\s*#/.test(line)
    joined = endsInBackslash(line) && (kept !== null || joined)
    return kept
  })
}

/**
 * `# text` is a root prompt or a comment. It is a comment beside `$` prompts, where the other lines are commands
 * already, and where it reads as a sentence.
 */
function decideHash(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  language: string | null,
  habits: Habits,
): readonly (PromptShape | null)[] {
  const isHash = (shape: PromptShape | null | undefined) =>
    shape != null && shape.root && shape.host === null && shape.strength === 'open'
  if (!shapes.some(isHash)) return shapes
  const without = () => shapes.map(shape => (isHash(shape) ? null : shape))
  if (habits.hash !== undefined) return habits.hash === 'root' ? shapes : without()
  // Beside `mysql>` or `>>>` nothing is said about what `#` is to the shell.
  if (shapes.some(shape => shape?.language === 'sh' && !isHash(shape))) return nestedRoot(lines, shapes, isHash, habits)
  const typed = lines.map((line, index) =>
    isHash(shapes[index]) ? likeness(line.slice(shapes[index]?.length ?? 0), habits.commands) : null,
  )
  const certain = typed.filter(like => like === 'command').length
  if (certain === 0 && !typed.includes('maybe')) return without()
  const base = shapes.find(isHash)?.indent
  const others = lines.filter(
    (line, index) =>
      line.trim() !== '' &&
      !/^\s*#/.test(line) &&
      line.length - line.trimStart().length === base &&
      !endsInBackslash(lines[index - 1] ?? '') &&
      likeness(line, habits.commands) === 'command',
  ).length
  if (others > 0 && !(habits.hashIsRoot && certain > 0 && typed.find(like => like !== null) === 'command'))
    return without()
  const allowMaybe = certain > 0 || habits.hashIsRoot || !isScriptLanguage(language)
  const indent = shapes.find((_, index) => typed[index] === 'command')?.indent
  let afterOutput = false
  return shapes.map((shape, index) => {
    if (!isHash(shape)) {
      afterOutput = (lines[index] ?? '').trim() !== ''
      return shape
    }
    const like = typed[index]
    const isPrompt =
      like === 'command'
        ? indent === undefined || shape?.indent === indent
        : like === 'maybe' && allowMaybe && !afterOutput
    return isPrompt ? shape : null
  })
}

/**
 * Beside `$` prompts a `#` is a comment, unless a command above it has opened a shell (`$ sudo -i`, `# apt update`), or the
 * document's other blocks tell by `#` that root types.
 */
function nestedRoot(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  isHash: (shape: PromptShape | null) => boolean,
  habits: Habits,
): readonly (PromptShape | null)[] {
  let isNested = false
  const isRoot = habits.hashIsRoot
  return shapes.map((shape, index) => {
    const text = (lines[index] ?? '').slice(shape?.length ?? 0)
    if (!isHash(shape)) {
      if (shape !== null) isNested = shape.language === 'sh' && openingOf(text)?.language === 'sh'
      return shape
    }
    return (isNested || isRoot) && likeness(text, habits.commands) === 'command' ? shape : null
  })
}

const isPowershell = (language: string | null): boolean =>
  language !== null && /^(?:powershell|pwsh|ps1|posh)/.test(language)

/**
 * `$sudo apt-get update`: a prompt whose blank the author forgot. A variable that bears the name of a program, begins a
 * line and is followed by arguments is nothing that anybody writes, unless the block sets it.
 */
const withGlued = (
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  habits: Habits,
): readonly (PromptShape | null)[] =>
  shapes.map((shape, index) => {
    if (shape !== null) return shape
    const [, blanks = '', name = ''] = /^(\s*)\$([a-z][\w-]*) +[^\s=]/.exec(lines[index] ?? '') ?? []
    if (name === '' || (!commandNames.has(name) && !habits.commands.has(name))) return null
    if (lines.some(line => line.includes(`${name}=`))) return null
    const length = blanks.length + 1
    const nobody = { user: null, host: null, root: false }
    return { indent: blanks.length, text: '$', length, ...nobody, language: 'sh', strength: 'sure' }
  })

/** What blocks teach about how their document writes prompts: see {@link Habits}. */
export function learnHabits(
  blocks: readonly { readonly lines: readonly string[]; readonly language: string | null }[],
): { hosts: ReadonlySet<string>; commands: ReadonlySet<string>; hashIsRoot: boolean } {
  const hosts = new Set<string>()
  const commands = new Set<string>()
  let hashIsRoot = false
  for (const { lines, language } of blocks) {
    const shapes = findPrompts(lines, language, noHabits)
    shapes.forEach((shape, index) => {
      if (shape === null) return
      const isHash = shape.host === null && shape.root && shape.strength === 'open'
      if (shape.host !== null && shape.strength !== 'open') hosts.add(shape.host)
      const text = (lines[index] ?? '').slice(shape.length)
      const word = /^(?:sudo\s+)?([A-Za-z][\w.+-]*)(?:\s|$)/.exec(text)?.[1]
      if (word !== undefined && !isHash && shape.language === 'sh') commands.add(word)
      if (isHash && !isScriptLanguage(language) && likeness(text, noHabits.commands) === 'command') hashIsRoot = true
    })
  }
  return { hosts, commands, hashIsRoot }
}
