import type { RawAttribute } from '../block.ts'
import { report, type Context } from './context.ts'
import { patterns } from './kind.ts'
import { escapesMarked, unescaped } from './names.ts'
import { quotedLine } from './reading.ts'
import { endOf, indentOf, isBlank, placeOf, spanOf, textOf, type Region } from './region.ts'

/** A directive's options, `:name: value`, which may begin behind its marker; `broken` when some line among them is none. */
export function readOptions(
  context: Context,
  region: Region,
  [from, to]: readonly [number, number],
  markerLine: number,
  { first, indent }: { readonly first: number; readonly indent: number },
): { options: RawAttribute[]; broken: boolean } {
  const options: RawAttribute[] = []
  let broken = false
  for (let i = from; i < to;) {
    const column = i === markerLine ? first : indent
    const match = patterns.field.exec(textOf(region, i).slice(column))
    if (match === null) {
      if (!broken) {
        const message = `invalid option block: expected \`:name: value\`, found ${quotedLine(region, i)}`
        report(context, 'malformed-directive', spanOf(region, i, i + 1), message)
      }
      broken = true
      i++
      continue
    }
    let end = i + 1
    while (end < to && !isBlank(region, end) && indentOf(region, end) > indent) end++
    options.push(option(region, i, end, column, match[0]))
    i = end
  }
  return { options, broken }
}

function option(region: Region, i: number, end: number, column: number, marker: string): RawAttribute {
  const name = unescaped(escapesMarked(marker.slice(1, marker.lastIndexOf(':'))))
  const texts = [textOf(region, i).slice(column + marker.length)]
  for (let k = i + 1; k < end; k++) texts.push(textOf(region, k).trim())
  const value = texts.join('\n').trim()
  return {
    name,
    value: value === '' ? null : value,
    span: { start: placeOf(region, i, column), end: endOf(region, end - 1) },
  }
}
