import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ratio, row } from '../measure.ts'
import { BenchRun } from './bench-run.ts'

/** Of what a command prints, in MB. */
const size = 100
const times = 3

/**
 * How fast what a command prints comes into its file: {@link size} MB of lines through a session's terminal by a real
 * runner, against a program in C that reads a terminal (else script(1)), and against a shell that writes the file.
 */
export async function benchThroughput(): Promise<void> {
  const run = new BenchRun(Array.from({ length: times }, () => '$ cat lines'))
  const source = join(run.home, 'lines')
  const line = `${'what a program says in one line of its output, '.repeat(2)}\n`
  writeFileSync(source, line.repeat(Math.ceil((size * 1e6) / line.length)))
  const durations: number[] = []
  for (let n = 0; n < times; n++) {
    for (const event of await run.run({ kind: 'next' }))
      if (event.event === 'command.finished') durations.push(event.ms)
  }
  const kept = keptBytes(join(run.home, 'state'))
  const through = rate(Math.min(...durations))
  const target = join(run.home, 'copy')
  const peer = terminalReader(run.home)
  row(`through a session into its file`, `${through.toFixed(0)} MB/s`, `${(kept / times / 1e6).toFixed(0)} MB kept`)
  for (const [name, program, words] of [
    [peer.name, peer.program, peer.words(`cat ${source}`)],
    ["bash -c 'cat F > file'", 'bash', ['-c', `cat ${source} > ${target}`]],
  ] as const) {
    const other = rate(Math.min(...Array.from({ length: times }, () => durationOf(program, words, target))))
    row(name, `${other.toFixed(0)} MB/s`, ratio(through, other))
  }
  await run.close()
}

const rate = (ms: number): number => (size / ms) * 1000

/** Milliseconds that a program takes whose standard output is a file. */
function durationOf(program: string, words: readonly string[], target: string): number {
  const output = openSync(target, 'w')
  const start = performance.now()
  spawnSync(program, [...words], { stdio: ['ignore', output, 'ignore'] })
  const took = performance.now() - start
  closeSync(output)
  return took
}

function terminalReader(folder: string): {
  readonly name: string
  readonly program: string
  readonly words: (command: string) => readonly string[]
} {
  const program = join(folder, 'read-pty')
  const compiled = spawnSync('cc', ['-O2', '-o', program, resolve('bench/running/read-pty.c'), '-lutil'])
  return compiled.status === 0
    ? { name: 'a program in C that reads a terminal', program, words: command => ['sh', '-c', command] }
    : { name: 'script(1)', program: 'script', words: command => ['-qc', command, '/dev/null'] }
}

function keptBytes(state: string): number {
  const names = readdirSync(state, { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith('.bin')).reduce((sum, name) => sum + statSync(join(state, name)).size, 0)
}
