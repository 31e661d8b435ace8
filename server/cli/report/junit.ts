import { behindPrompt } from '../../run/shown-prompt.ts'
import { settledWords } from '../settled-words.ts'
import { type CommandReport, endOf, headOf, type Report, type StepReport, wordsOf } from './report.ts'

/** A run as one JUnit test suite, as continuous-integration servers read it: a step is a test case. */
export function junitReport(report: Report): string {
  const { steps } = report
  const count = (which: (step: StepReport) => boolean) => steps.filter(which).length
  const seconds = steps.reduce((sum, { ms }) => sum + (ms ?? 0), 0) / 1000
  const suite = attributes({
    name: report.file,
    timestamp: report.startedAt.replace(/\.\d+Z$|Z$/, ''),
    hostname: report.askedBy[0]?.replace(/^.* on /, '') ?? 'unknown',
    tests: `${steps.length}`,
    failures: `${count(isFailure)}`,
    errors: `${count(isError)}`,
    skipped: `${count(isSkipped)}`,
    time: seconds.toFixed(3),
  })
  const properties = [['Run', report.run] as const, ...headOf(report)].map(
    ([name, value]) => `<property ${attributes({ name, value })}/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite ${suite}>
<properties>
${properties.join('\n')}
</properties>
${steps.map(caseOf).join('\n')}
</testsuite>
</testsuites>
`
}

const isFailure = ({ standing }: StepReport): boolean => ['failed', 'timed-out', 'canceled'].includes(standing)
const isError = ({ standing }: StepReport): boolean => standing === 'unknown'
const isSkipped = (step: StepReport): boolean => !isFailure(step) && !isError(step) && step.standing !== 'passed'

function caseOf(step: StepReport): string {
  const { title, id, ms, sections, standing } = step
  const why = attributes({ message: wordsOf(step) || standing })
  const body = isFailure(step)
    ? `<failure ${why} type="${escape(standing)}"/>`
    : isError(step)
      ? `<error ${why} type="unknown"/>`
      : isSkipped(step)
        ? `<skipped ${why}/>`
        : ''
  const own = attributes({
    name: title === '' ? id : title,
    classname: [...sections, id].join(' / '),
    time: ((ms ?? 0) / 1000).toFixed(3),
  })
  const said = [...settledWords(step.lines).map(words => `[${words}]`), ...step.commands.map(textOf)]
  const output = said.length === 0 ? '' : `<system-out>${escape(said.join('\n'))}</system-out>`
  return `<testcase ${own}>${body}${output}</testcase>`
}

const textOf = (command: CommandReport): string =>
  [
    behindPrompt(command.prompt, command.text),
    ...(command.output === '' ? [] : [command.output]),
    `[${endOf(command)}]`,
  ].join('\n')

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escape(value).replaceAll('\n', '&#10;')}"`)
    .join(' ')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no way at all to write most control characters. */
const escape = (text: string): string =>
  [...text]
    .filter(character => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/.test(character))
    .join('')
    .replace(/[&<>"]/g, character => entities[character] ?? character)
