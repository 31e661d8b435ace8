import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recorded } from '../../../server/run/event.ts'
import { journalFolder } from '../../../server/run/journal/location.ts'
import { latestRun, type RunRecord } from '../../../server/run/journal/read.ts'
import { Desk, type Ended, isAlive, kill, type Working } from '../../cli/desk.ts'
import type { Sshd } from '../session/sshd.ts'
import type { Dice } from './dice.ts'
import { countOf, lengthOf, readEvidence } from './evidence.ts'
import { evidentGuide } from './guide.ts'
import { attemptsOf, faultsOf, untrueOf } from './judge.ts'
import { type Act, nextAct } from './operator.ts'
import { leftoversOf, type Scene, strike, type Struck, type Victim } from './victims.ts'

/** Each as often as it stands there. */
const victims: readonly Victim[] = ['runner', 'runner', 'shell', 'client', 'ssh', 'sshd', 'host']

/** How a round went: what was killed (null: the operator was faster), and what is wrong since. */
export interface Round {
  readonly killed: Victim | null
  readonly faults: readonly string[]
}

/** One guide, worked on by an operator whose things are killed, until it is done. */
export class CrashRun {
  readonly desk: Desk
  readonly #dice: Dice
  readonly #sshd: Sshd | null
  readonly #file: string
  readonly #log: string
  readonly #ids: readonly string[]
  /** By step: before which of its starts the operator had it run again, though nobody knew how it had ended. */
  readonly #asked: readonly Set<number>[]
  readonly #told: Recorded[] = []
  /** The journal as it was when it was looked at last. */
  #seen: Buffer = Buffer.alloc(0)
  /** The operator's terminal was killed: what it had begun may go on. */
  #left: string | null = null
  #done = false

  constructor(bundles: string, dice: Dice, sshd: Sshd | null) {
    this.desk = new Desk(bundles)
    this.#dice = dice
    this.#sshd = sshd
    this.#log = join(this.desk.folder, 'log')
    if (sshd !== null) this.desk.environment.PATH = `${sshd.programs}:${process.env.PATH ?? ''}`
    const { text, steps } = evidentGuide(dice, this.desk.folder, this.#log, sshd !== null)
    this.#file = this.desk.write('evident.md', text)
    this.#ids = this.desk.ids(this.#file)
    if (this.#ids.length !== steps) throw new Error(`expected ${steps} steps, found ${this.#ids.length}`)
    this.#asked = this.#ids.map(() => new Set())
  }

  /** Whether the operator has nothing left to do. */
  get done(): boolean {
    return this.#done
  }

  /** The record and the evidence, to be looked at when something is wrong. */
  get papers(): string {
    const evidence = readEvidence(this.#log).map(({ word, step }) => `${word} ${step}`)
    return `${this.#journal.toString()}evidence: ${evidence.join(', ')}\nsteps: ${this.#ids.join(', ')}\n`
  }

  /** The operator acts once, and something is killed meanwhile. */
  async round(): Promise<Round> {
    const { desk } = this
    const standings = await desk.standings(this.#file)
    const act = nextAct(standings, readEvidence(this.#log), desk, this.#file, this.#left)
    if (act === null) {
      this.#done = true
      return { killed: null, faults: [...this.#missing(standings), ...this.#faults()] }
    }
    if (act.again !== null) this.#asked[act.again]?.add(this.#attempts[act.again]?.length ?? 0)
    const hosts = this.#sshd === null ? [] : ['--host', 'db1=ssh:db1']
    const client = desk.start(act.words[0] !== 'done' ? [...act.words, ...hosts] : act.words)
    const { killed, mourned } = await this.#killDuring(client, act)
    this.#left = killed === 'client' ? (this.#record?.run ?? null) : null
    const ended = await client.ended
    const faults = killed === 'client' ? [] : this.#take(ended, act)
    // Of what lost its terminal the operator waits for the end before looking at what it did.
    await gone(mourned)
    return { killed, faults: [...faults, ...this.#faults()] }
  }

  /** How the starts of its steps ended by the record, for the account of all runs. */
  get outcomes(): readonly string[] {
    return this.#attempts
      .flat()
      .map(({ outcome, status }) =>
        outcome === 'failed' && status !== 3 ? `failed with ${status}` : (outcome ?? 'nothing said'),
      )
  }

  async close(): Promise<void> {
    await this.desk.close()
    for (const pid of leftoversOf(this.desk)) kill(pid)
  }

  /** Kills something at some moment of a command line's work. */
  async #killDuring(client: Working, act: Act): Promise<Struck> {
    const scene: Scene = { desk: this.desk, sshd: this.#sshd, client }
    const wanted = this.#dice.of(victims)
    await this.#moment(client, act)
    for (const victim of [wanted, 'runner', 'client'] as const) {
      if (client.child.exitCode !== null) break
      const struck = await strike(victim, scene, end => this.#dice.below(end))
      if (struck.killed !== null) return struck
    }
    return { killed: null, mourned: [] }
  }

  /** Waits for some moment: some time after the beginning, or just about when some step has said something. */
  async #moment(client: Working, { words }: Act): Promise<void> {
    const ended = () => client.child.exitCode !== null
    const latest = performance.now() + 1500
    const from = lengthOf(this.#log)
    const lines = this.#dice.below(4) === 0 ? 0 : 1 + this.#dice.below(words.includes('--all') ? 9 : 2)
    if (lines === 0) await sleep(this.#dice.upTo(500))
    // A line has some eight bytes.
    else while (lengthOf(this.#log) < from + lines * 8 && performance.now() < latest && !ended()) await sleep(0)
    const rest = performance.now() + this.#dice.of([0, 0, this.#dice.upTo(2), this.#dice.upTo(20)])
    while (performance.now() < rest && !ended()) await sleep(0)
  }

  /** What a command line told, for good; answers what is wrong with how it ended. */
  #take(ended: Ended, { words }: Act): readonly string[] {
    const { stderr, signal } = ended
    if (words.includes('--json')) this.#told.push(...(ended.json as unknown as Recorded[]))
    if (signal !== null) return [`the command line was ended by ${signal}: ${stderr}`]
    return /^\s+at /m.test(stderr) ? [`the command line broke: ${stderr}`] : []
  }

  #faults(): readonly string[] {
    const journal = this.#journal
    const rewritten = !journal.subarray(0, this.#seen.length).equals(this.#seen)
    this.#seen = journal
    const record = this.#record
    if (record === null) return rewritten ? ['the record is gone'] : []
    const { events } = record
    const seqs = events.map(({ seq }) => seq)
    // While steps run, what is in the record and what they wrote down are of two moments.
    const atRest = !record.state.busy || !this.desk.runners.some(isAlive)
    return [
      ...(rewritten ? ['the journal is not what it was, and more'] : []),
      ...(seqs.some((seq, at) => at > 0 && seq <= (seqs[at - 1] ?? 0)) ? ['the record is not in order'] : []),
      ...untrueOf(this.#told, events),
      ...(atRest ? faultsOf(this.#attempts, readEvidence(this.#log), this.#asked) : []),
    ]
  }

  #missing(standings: readonly string[]): readonly string[] {
    const evidence = readEvidence(this.#log)
    return standings.flatMap((standing, step) =>
      countOf(evidence, 'end', step) > 0 ? [] : [`step ${step} is ${standing} and did not end by itself`],
    )
  }

  get #attempts(): ReturnType<typeof attemptsOf> {
    return attemptsOf(this.#record?.events ?? [], this.#ids)
  }

  get #record(): RunRecord | null {
    const { workspace, environment } = this.desk
    return latestRun(journalFolder(workspace, environment), join(workspace, this.#file))
  }

  get #journal(): Buffer {
    const folder = this.#record?.folder
    return folder === undefined ? Buffer.alloc(0) : readFileSync(join(folder, 'journal.jsonl'))
  }
}

const sleep = (ms: number) => new Promise(done => setTimeout(done, ms))

/** Waits for shells that have lost their terminal to end. */
async function gone(shells: readonly number[]): Promise<void> {
  const end = Date.now() + 10_000
  while (shells.some(isAlive)) {
    if (Date.now() > end) throw new Error(`shells outlive their terminals: ${shells.filter(isAlive).join(', ')}`)
    await sleep(5)
  }
}
