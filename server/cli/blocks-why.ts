import type { BlockReading, Runbook } from '../runbook/model.ts'
import { shownLine } from '../text/shown-text.ts'

/** The most that is shown of a line, in characters. */
const longest = 60

/** What `runbook steps --why` prints: each block with its lines, the role of each line, and why. */
export function blocksWhy(file: string, { source, blocks }: Runbook): string {
  if (blocks.length === 0) return `${shownLine(file)}: no blocks of code\n`
  const written = blocks.map(block => {
    const { readings, lines } = block.account
    const number = (index: number) => source.lineAt(lines.at(index)?.span.start ?? block.block.span.start)
    const rows = readings.map(({ role, why }, index) => ({
      ...{ line: String(number(index)), role, why: why ?? '' },
      text: lineText(lines[index]?.text ?? ''),
    }))
    const digits = Math.max(0, ...rows.map(({ line }) => line.length))
    const width = Math.max(0, ...rows.filter(({ why }) => why !== '').map(({ text }) => [...text].length))
    const [first, last] = [number(0), number(-1)]
    return [
      `${file}:${first === last ? first : `${first}-${last}`} ${headOf(block)}`,
      ...rows.map(({ line, role, text, why }) =>
        `  ${line.padStart(digits)}  ${role.padEnd(9)}  ${why === '' ? text : `${padded(text, width)}  ${why}`}`.trimEnd(),
      ),
    ]
      .map(shownLine)
      .join('\n')
  })
  return `${written.join('\n\n')}\n`
}

function headOf({ language, nature, step }: BlockReading): string {
  const natures = { commands: 'commands', file: 'a file', data: 'data', output: 'output', unread: 'in doubt' }
  return [language ?? 'no language', natures[nature], step === null ? 'no step' : `step [${step}]`].join(', ')
}

/** A line, shortened, with control characters made visible before it is measured. */
function lineText(text: string): string {
  const characters = [...shownLine(text.replaceAll('\t', '    ').trimEnd())]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('')
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length))
