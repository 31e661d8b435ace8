import { agreedPrompts } from './agreed-prompts.ts'
import { foldersBehindArrows } from './arrow-prompts.ts'
import { drawnPrompts, shownPrompts, type DeclaredPrompts } from './declared-prompts.ts'
import { withGlued } from './forgotten-blanks.ts'
import { decideHash } from './hash-prompts.ts'
import { withHeads } from './headed-prompts.ts'
import { isPowershellLanguage, isScriptLanguage } from './languages.ts'
import { likeness } from './likeness.ts'
import { endsInBackslash } from './logical-command.ts'
import { onDevices } from './network-devices.ts'
import { decideOpen } from './open-prompts.ts'
import { withoutPrinted } from './printed-prompts.ts'
import { continuationPrompt } from './program-prompts.ts'
import { promptShape, type PromptShape } from './prompt.ts'
import type { Words } from '../words.ts'

/** What a document's other blocks teach about how it writes commands. */
export interface Habits {
  /** Host names in prompts that are certain. */
  readonly hosts: Words
  /** First words of the commands after such prompts. */
  readonly commands: Words
  /** Whether some block shows that `#` is this document's root prompt. */
  readonly hashIsRoot: boolean
  /** First words of what the running text shows as commands. */
  readonly spoken: Words
  /** First words that begin two or more blocks. */
  readonly openers: Words
  /** Variables that some block uses: `$NAME`. */
  readonly used: Words
  /** What `# ` is by the author's own word, when there is one. */
  readonly hash?: 'root' | 'comment' | undefined
}

export const noHabits = {
  hosts: new Set(),
  commands: new Set(),
  spoken: new Set(),
  openers: new Set(),
  hashIsRoot: false,
  used: new Set(),
} satisfies Habits

/**
 * For each line of a block, its prompt, or null. If the author declares the prompts (see declared-prompts.ts), only those count.
 */
export function findPrompts(
  lines: readonly string[],
  language: string | null,
  habits: Habits,
  declared: DeclaredPrompts | null = null,
): readonly (PromptShape | null)[] {
  if (declared?.how === 'shown') return shownPrompts(lines, declared)
  if (declared?.how === 'drawn') return drawnPrompts(lines, declared)
  if (declared?.how === 'input') return lines.map(() => null)
  const shapes = lines.map(promptShape)
  const decided = decideOpen({ lines, shapes, language, habits })
  const glued = isPowershellLanguage(language) ? decided : withGlued(lines, decided, habits)
  const own = decideHash(lines, withoutPrinted(lines, atTheirIndent(lines, glued)), language, habits)
  const known = onDevices(lines, foldersBehindArrows(lines, own), shapes)
  const agreed = agreedPrompts(lines, known, shapes, language)
  return withHeads(lines, withHosts(withoutOpen(lines, agreed), habits))
}

/** `irb(main):002:1> x` continues the statement that the line above it opens; `=> 158` is what irb answers. */
const withoutOpen = (
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] =>
  shapes.some(shape => shape?.language === 'ruby')
    ? shapes.map((shape, index) =>
        index > 0 &&
        (shape?.text === '=>' ||
          (shape?.language === 'ruby' && continuationPrompt(lines[index] ?? '', 'ruby') !== null))
          ? null
          : shape,
      )
    : shapes

/** `(db1) $`, where `db1` is a host of other prompts and no environment. */
const withHosts = (shapes: readonly (PromptShape | null)[], habits: Habits): readonly (PromptShape | null)[] =>
  shapes.map(shape => {
    if (shape === null || shape.host !== null || !shape.text.startsWith('(')) return shape
    const name = /^\(([\w.-]+)\) ?[$#]$/.exec(shape.text)?.[1]
    return name !== undefined && habits.hosts.has(name) ? { ...shape, host: name } : shape
  })

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

/** What blocks teach about how their document writes prompts: see {@link Habits}. */
export function learnHabits(
  blocks: readonly {
    readonly lines: readonly string[]
    readonly language: string | null
    readonly declared?: DeclaredPrompts | null
  }[],
): { hosts: ReadonlySet<string>; commands: ReadonlySet<string>; hashIsRoot: boolean } {
  const hosts = new Set<string>()
  const commands = new Set<string>()
  let hashIsRoot = false
  for (const { lines, language, declared = null } of blocks) {
    const shapes = findPrompts(lines, language, noHabits, declared)
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
