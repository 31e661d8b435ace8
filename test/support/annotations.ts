/**
 * Expectations written into an example, under the line they point at:
 *
 *     $ kill 21347
 *            ^^^^^ warning[rule-id]: message
 *
 * A line of carets alone is none: RST underlines titles with them.
 */
import type { Problem } from '../../server/check/rule.ts'

const annotation = /^ *\^+ +(?:error|warning|info|hint)\[[\w-]+\]: /

/** The example without its expectations, so that they move no offset. */
export const strip = (example: string): string =>
  example
    .split('\n')
    .filter(line => !annotation.test(line))
    .join('\n')

/** Writes problems under the lines they begin in: the inverse of {@link strip}. */
export function annotate(text: string, problems: readonly Problem[]): string {
  let offset = 0
  return text
    .split('\n')
    .flatMap(line => {
      const start = offset
      offset += line.length + 1
      const here = problems.filter(({ span }) => start <= span.start && span.start < offset)
      return [line, ...here.map(problem => annotationOf(problem, start, line.length))]
    })
    .join('\n')
}

function annotationOf({ span, severity, rule, message }: Problem, start: number, length: number): string {
  const width = Math.max(1, Math.min(span.end - start, length) - (span.start - start))
  return `${' '.repeat(span.start - start)}${'^'.repeat(width)} ${severity}[${rule}]: ${message}`
}
