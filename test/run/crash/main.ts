/**
 * `npm run crash [-- --rounds N] [--seed N] [--local] [--verbose]`: kills the runner, shells, clients, connections and a host with
 * SIGKILL at random moments of real runs, and judges the records by what the steps wrote down themselves. Ends with
 * status 1 at the first fault, and prints seed, round and journal.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hasSshd, Sshd } from '../session/sshd.ts'
import { CrashRun, type Round } from './crash.ts'
import { Dice } from './dice.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    local: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
/** What ships is built beside this program. */
const bundles = fileURLToPath(new URL('.', import.meta.url))
const rounds = Number(values.rounds)
const dice = new Dice(Number(values.seed))
const sshd = hasSshd && !values.local ? new Sshd() : null
if (sshd === null) console.log('without ssh: expected an OpenSSH server, found none, or was asked for none')
await sshd?.start('db1')

const killed = new Map<string, number>()
const outcomes = new Map<string, number>()
const began = performance.now()
let round = 0
let guides = 0
let faults: readonly string[] = []
console.log(`seed ${values.seed}, ${rounds} rounds`)
try {
  for (; round < rounds && faults.length === 0; guides++) {
    const run = new CrashRun(bundles, dice, sshd)
    try {
      while (round < rounds && !run.done && faults.length === 0) {
        const result = await run.round().catch(broken)
        faults = result.faults
        if (values.verbose) console.log(`${seconds()} s, round ${round}: ${result.killed ?? 'nothing'} killed`)
        if (result.killed === null) continue
        count(killed, result.killed)
        if (++round % 50 === 0) console.log(`round ${round}, ${seconds()} s`)
      }
      for (const outcome of run.outcomes) count(outcomes, outcome)
      if (faults.length > 0) {
        console.log(`seed ${values.seed}, round ${round}:\n  ${faults.join('\n  ')}\n${run.papers}`)
        process.exitCode = 1
      }
    } finally {
      await run.close()
    }
  }
} finally {
  sshd?.stop()
}
console.log(`killed: ${spoken(killed)}`)
console.log(`steps: ${spoken(outcomes)}`)
console.log(`${round} rounds, ${guides} guides, ${seconds()} s: ${faults.length === 0 ? 'no fault' : 'a fault'}`)

/** Whatever breaks the test itself is looked at like a fault. */
function broken(error: unknown): Round {
  return { killed: null, faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function spoken(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, times]) => `${name} ${times}`).join(', ')
}

function seconds(): string {
  return ((performance.now() - began) / 1000).toFixed(0)
}
