import { pathToFileURL } from 'node:url'
import { rules } from '../check/rules/index.ts'
import type { problemJson } from './problem-json.ts'
import { version } from './version.ts'

/** A file with the problems found in it. */
export interface CheckedFile {
  readonly file: string
  readonly problems: readonly ReturnType<typeof problemJson>[]
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const

/** The problems of several files as one log of the Static Analysis Results Interchange Format, version 2.1.0. */
export const sarif = (files: readonly CheckedFile[]) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Runbook',
          version,
          rules: rules.map(({ id, summary, severity }) => ({
            id,
            shortDescription: { text: summary },
            defaultConfiguration: { level: levels[severity] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      results: files.flatMap(({ file, problems }) =>
        problems.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
          ruleId: rule,
          level: levels[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      ),
    },
  ],
})

/** A relative name stays relative, as SARIF viewers want it; any character is escaped. */
const uriOf = (file: string): string =>
  file.startsWith('/') ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/')
