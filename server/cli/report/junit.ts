import { type ReportedStep, standing } from '../run-steps.ts'
import type { Report } from './report.ts'

/** A run as one JUnit test suite, as continuous-integration servers read it: a step is a test case. */
export function junitReport({ record, steps }: Report): string {
  const count = (which: (step: ReportedStep) => boolean) => steps.filter(which).length
  const seconds = steps.reduce((sum, { state }) => sum + (state?.ms ?? 0), 0) / 1000
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="${escape(record.state.file)}" id="${record.run}" timestamp="${record.state.startedAt}" tests="${steps.length}" failures="${count(isFailure)}" errors="${count(isError)}" skipped="${count(isSkipped)}" time="${seconds.toFixed(3)}">
${steps.map(caseOf).join('\n')}
</testsuite>
</testsuites>
`
}

const isFailure = (step: ReportedStep): boolean => ['failed', 'timed-out', 'canceled'].includes(standing(step))
const isError = (step: ReportedStep): boolean => standing(step) === 'unknown'
const isSkipped = (step: ReportedStep): boolean => !isFailure(step) && !isError(step) && standing(step) !== 'passed'

function caseOf(step: ReportedStep): string {
  const { title, id, state } = step
  const why = escape(state?.why ?? standing(step))
  const body = isFailure(step)
    ? `<failure message="${why}"/>`
    : isError(step)
      ? `<error message="${why}"/>`
      : isSkipped(step)
        ? `<skipped message="${why}"/>`
        : ''
  return `<testcase name="${escape(title)}" classname="${escape(id)}" time="${((state?.ms ?? 0) / 1000).toFixed(3)}">${body}</testcase>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** XML 1.0 has no way at all to write most control characters. */
const escape = (text: string): string =>
  [...text]
    .filter(character => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/.test(character))
    .join('')
    .replace(/[&<>"\n]/g, character => entities[character] ?? character)
