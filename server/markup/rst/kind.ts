/** The constructs of a body in docutils' order of tries; anything else is text. */
export type LineKind =
  | 'bullet'
  | 'enumerator'
  | 'field'
  | 'option'
  | 'doctest'
  | 'line_block'
  | 'grid_table'
  | 'simple_table'
  | 'explicit'
  | 'anonymous'
  | 'line'
  | 'text'

const optionArgument = '(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)'
const option = `(?:[-+][a-zA-Z0-9](?: ?${optionArgument})?|(?:--|/)[a-zA-Z0-9][a-zA-Z0-9_-]*(?:[ =]${optionArgument})?)`

/** One option of an option list's marker. */
export const optionPattern = new RegExp(option, 'g')

/** What a line must begin with; the match is the marker with the blanks behind it. */
export const patterns = {
  bullet: /^[-+*\u2022\u2023\u2043](?: +|$)/,
  enumerator:
    /^(?:\(([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\)|([0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)\.)(?: +|$)/,
  field: /^:(?![: ])(?:[^:\\]|\\.|:(?!(?:[ `]|$)))*(?<! ):(?: +|$)/,
  option: new RegExp(`^${option}(?:, ${option})*(?: {2,}| ?$)`),
  doctest: /^>>>(?: +|$)/,
  line_block: /^\|( +|$)/,
  grid_table: /^\+-[-+]+-\+ *$/,
  simple_table: /^=+(?: +=+)+ *$/,
  explicit: /^\.\.(?: +|$)/,
  anonymous: /^__(?: +|$)/,
  line: /^([!-/:-@[-`{-~])\1* *$/,
} as const satisfies Partial<Record<LineKind, RegExp>>

type Tried = keyof typeof patterns

/** What a line that begins with a character can be, so that most lines try no pattern at all. */
const tries = new Map<string, readonly Tried[]>()
for (const character of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~') tries.set(character, ['line'])
for (const [characters, kinds] of [
  ['*', ['bullet', 'line']],
  ['-', ['bullet', 'option', 'line']],
  ['+', ['bullet', 'option', 'grid_table', 'line']],
  ['\u2022\u2023\u2043', ['bullet']],
  ['0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', ['enumerator']],
  ['#(', ['enumerator', 'line']],
  [':', ['field', 'line']],
  ['/', ['option', 'line']],
  ['>', ['doctest', 'line']],
  ['|', ['line_block', 'line']],
  ['=', ['simple_table', 'line']],
  ['.', ['explicit', 'line']],
  ['_', ['anonymous', 'line']],
] as const)
  for (const character of characters) tries.set(character, kinds)

/** What a line begins, by its spelling alone. */
export function kindOf(text: string): LineKind {
  for (const kind of tries.get(text[0] ?? '') ?? []) if (patterns[kind].test(text)) return kind
  return 'text'
}

/** The length of a construct's marker with the blanks behind it. */
export const markerOf = (kind: Tried, text: string): number => patterns[kind].exec(text)?.[0].length ?? 0
