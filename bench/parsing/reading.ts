/**
 * The program `reading PARSER FILE MILLISECONDS`: reads FILE again and again for so long, and prints a JSON object a
 * line: `{"ms"}` of each reading, `{"peak"}` in bytes of resident memory that the first one took, `{"held"}` in bytes of
 * heap that its result holds. A process of its own for each parser, so that one may be stopped, and none warms another.
 */
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { durationOf, isEnough } from '../measure.ts'
import { parsers } from './parsers.ts'

const [name = '', file = '', budget = ''] = process.argv.slice(2)
const print = (value: object) => console.log(JSON.stringify(value))

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** Bytes of heap in use, once what the last turn left behind is gone. */
const heapUsed = async () => {
  await turn()
  collect()
  return process.memoryUsage().heapUsed
}
const residentPeak = () => process.resourceUsage().maxRSS * 1024

const parse = await parsers[name]?.()
if (parse === undefined) throw new Error(`expected one of ${Object.keys(parsers).join(', ')}, found ${name}`)
const text = readFileSync(file, 'utf8')

const start = residentPeak()
const durations: number[] = []
while (!isEnough(durations, Number(budget))) {
  durations.push(durationOf(() => parse(text)))
  print({ ms: durations.at(-1) })
  if (durations.length === 1) print({ peak: residentPeak() - start })
}

// Two results: what the program itself has kept meanwhile is there before the second as well.
const first = parse(text)
const before = await heapUsed()
const second = parse(text)
print({ held: (await heapUsed()) - before })
// Both must outlive the measurement.
if (first === second) throw new Error('expected two results, found the same twice')
