/**
 * The opening line of a colon fence as authors write it; the spelling that remark-directive knows is only the first.
 *
 *     :::note[Title]{key=value}     Docusaurus 3
 *     :::note Title                 Docusaurus 2
 *     ::: tip Title                 VitePress
 *     :::{note} Title               MyST
 *     ::: {.note key=value}         Pandoc
 */
export interface ColonOpening {
  /** As written. */
  readonly name: string
  /** What stands behind the name: a title or an argument. */
  readonly rest: string
  /** Offset of {@link rest} from the first colon. */
  readonly restAt: number
  readonly spelling: 'directive' | 'plain' | 'myst' | 'pandoc'
}

const spellings: readonly (readonly [ColonOpening['spelling'], RegExp])[] = [
  ['directive', /^:{3,}([a-z][\w-]*)(?=[[{]|\s*$)/i],
  ['myst', /^:{3,}\s*\{([a-z][\w:+-]*)\}[ \t]*/i],
  ['pandoc', /^:{3,}\s*\{[ \t]*\.([a-z][\w-]*)[ \t]*/i],
  ['plain', /^:{3,}[ \t]*([a-z][\w-]*)(?![\w[{:-])[ \t]*/i],
]

/** Reads a line from its first colon on; null when it opens no container. */
export function readColonOpening(line: string): ColonOpening | null {
  for (const [spelling, pattern] of spellings) {
    const match = pattern.exec(line)
    // `:::row:::` and `:::image …:::` are whole lines of other formats.
    if (!match?.[1] || /:::\s*$/.test(line)) continue
    return { name: match[1], rest: line.slice(match[0].length).trim(), restAt: match[0].length, spelling }
  }
  return null
}
