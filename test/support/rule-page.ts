/** A rule's page, `docs/rules/<id>.md`, taken apart: what it says, and its examples. */

/** A four-backtick fence of a page. */
export interface Example {
  /** `rst` or `md`. */
  readonly language: string
  /** `Reported` or `Accepted`: the heading it stands under. */
  readonly heading: string
  readonly text: string
  /** Where `text` stands in the page. */
  readonly start: number
}

export interface RulePage {
  readonly title: string
  readonly summary: string
  readonly examples: readonly Example[]
}

/** Reads a page; a missing part is an empty string. */
export function readRulePage(page: string): RulePage {
  const [title = '', summary = ''] = page.split(/\n\n/)
  const examples: Example[] = []
  let heading = ''
  for (const match of page.matchAll(/^## (?<heading>.+)$|^````(?<language>\w*)\n(?<text>[\s\S]*?)\n````$/gm)) {
    const { heading: next, language, text } = match.groups ?? {}
    if (next !== undefined) heading = next
    else
      examples.push({
        language: language ?? '',
        heading,
        text: text ?? '',
        start: match.index + `\`\`\`\`${language}\n`.length,
      })
  }
  return { title: title.replace(/^# /, ''), summary: summary.replaceAll('\n', ' '), examples }
}

/** The page with its examples rewritten from first to last. */
export function withExamples(page: string, texts: readonly string[]): string {
  let result = ''
  let offset = 0
  for (const [index, { start, text }] of readRulePage(page).examples.entries()) {
    result += page.slice(offset, start) + (texts[index] ?? text)
    offset = start + text.length
  }
  return result + page.slice(offset)
}
