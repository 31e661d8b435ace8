import { endOfBlanks, isBlank, isWord } from './prompt-parts.ts'
import { arrowPrompt } from './arrow-prompts.ts'
import { programPrompt } from './program-prompts.ts'
import { shellPrompt } from './shell-prompts.ts'
import { windowsPrompt } from './windows-prompts.ts'

/**
 * What looks like the prompt of a line, by its spelling alone; the block decides whether it is one.
 *
 *     (venv) root@db1:/srv# psql
 *     ^^^^^^^^^^^^^^^^^^^^^^     length 23 with the blank; user root, host db1, sigil #
 */
export interface PromptShape {
  /** Blanks before the prompt. */
  readonly indent: number
  /** Up to the sigil, without the blanks around it. */
  readonly text: string
  /** The offset in the line after the prompt. */
  readonly length: number
  readonly user: string | null
  readonly host: string | null
  /** A shell's `#`. */
  readonly root: boolean
  readonly language: string
  /**
   * How much of a prompt it is by itself: `sure` (`$`, `user@host:~$`, `mysql>`), `likely` (`db1#`, `[db1]#`), or
   * `open` to context (`#`, `>`, `%`, `name>`, and a word, a blank and `#`, which may be a command and its comment).
   */
  readonly strength: 'sure' | 'likely' | 'open'
  /** Why it is not clear where the prompt ends; then the rest must not run before the operator decides. */
  readonly doubt?: string
  /** Drawn by the page before the line, and not in the document: `length` is the line's indentation then. */
  readonly drawn?: true
}

/** A prompt that a scanner found in a line. */
export interface Scanned extends Pick<PromptShape, 'user' | 'host' | 'root' | 'language' | 'strength' | 'doubt'> {
  /** The offset after the sigil. */
  readonly end: number
}

/**
 * The prompt at a line's start, if its spelling can be one. The line is read once from its first character, and no further
 * than it looks like a prompt.
 */
export function promptShape(line: string): PromptShape | null {
  const indent = endOfBlanks(line, 0)
  const first = line.charCodeAt(indent)
  if (Number.isNaN(first) || !mayBegin(first)) return null
  const found =
    first === 0x279c
      ? arrowPrompt(line, indent)
      : (windowsPrompt(line, indent) ?? programPrompt(line, indent) ?? shellPrompt(line, indent))
  if (found === null) return null
  const { end, ...rest } = found
  return { indent, text: line.slice(indent, end), length: endOfBlanks(line, end), ...rest }
}

/** The first character of prompts: of a name, a sigil, brackets or a path. It rules out most other text. */
const mayBegin = (code: number): boolean =>
  isWord(code) ||
  code > 0x2000 ||
  code === 0xbb ||
  code === 0x3bb ||
  (!isBlank(code) && BEGIN.includes(String.fromCharCode(code)))

const BEGIN = '$#%>([~/-<{.*='
