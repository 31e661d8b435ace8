import type { Command, NestedSession, Runbook, Step } from '../runbook/model.ts'
import { doubtfulPlaces, type Entry } from './doubtful-places.ts'
import { targetsOfHost, type Mapping } from './target/mapping.ts'

/** Where a command of a document is typed. */
export interface Place {
  /** The step whose hosts tell on which target. */
  readonly step: Step
  /** The nested sessions within that target's own, the outermost first. */
  readonly chain: readonly NestedSession[]
  /** The command of that step that has opened the outermost of them; itself when there are none. */
  readonly root: Command
}

/** What a document's commands open, and which are typed in what they have opened. */
export class Nesting {
  readonly #entries: readonly Entry[]
  readonly #places: ReadonlyMap<Command, number>
  readonly #mapping: Mapping
  readonly #doubtful: ReadonlyMap<Command, string>

  constructor({ steps }: Pick<Runbook, 'steps'>, mapping: Mapping) {
    this.#entries = steps.flatMap(step => step.commands.map(command => ({ step, command })))
    this.#places = new Map(this.#entries.map(({ command }, index) => [command, index]))
    this.#mapping = mapping
    this.#doubtful = doubtfulPlaces(this.#entries)
  }

  /** What has opened the shell in which a command may be typed, when nobody can tell whether it is; else null. */
  doubtOf(command: Command): string | null {
    return this.#doubtful.get(command) ?? null
  }

  /** The session that a command opens for the command after it; null when that is not typed in it. */
  opens(command: Command): NestedSession | null {
    const next = this.#entries[this.#indexOf(command) + 1]?.command
    const session = next?.inside[command.inside.length]
    return session?.opener === command.text &&
      isSameChain(next?.inside.slice(0, command.inside.length) ?? [], command.inside)
      ? session
      : null
  }

  /** The step that opens the innermost session that a command is typed in; null when the document shows none. */
  stepThatOpens({ inside }: Command, before: Command): Step | null {
    return this.#opener(inside, this.#indexOf(before))?.step ?? null
  }

  /** Where a command is typed. What is on a host that is mapped is in that host's own shell, whatever was opened to get there. */
  placeOf(step: Step, command: Command): Place {
    const { inside, prompt } = command
    const bound = inside.findLastIndex(({ host }) => host !== null)
    const there = inside[bound]
    const opener = this.#opener(inside, this.#indexOf(command))
    if (there !== undefined && !step.commands.some(({ text }) => text === there.opener)) {
      const names = [prompt?.host, ...step.hosts.filter(host => isSameHost(host, there.host))]
      if (names.some(host => host != null && this.#isMapped(host))) {
        return { step, chain: inside.slice(bound + 1), root: command }
      }
    }
    const session = inside.at(-1)
    if (session === undefined || opener === null) return { step, chain: inside, root: command }
    const outer = this.placeOf(opener.step, opener.command)
    return { ...outer, chain: [...outer.chain, session] }
  }

  /**
   * A step, fit to be asked for its target: hosts that its commands are on because other commands have taken them there
   * are left out; when that leaves none, the hosts are those of the step that opened what its commands are typed in.
   */
  placed(step: Step): Step {
    const [first] = step.commands
    if (first === undefined) return step
    const entered = step.commands.flatMap(command => [
      ...this.placeOf(step, command).chain,
      ...[this.opens(command)].filter(session => session !== null),
    ])
    if (entered.length === 0) return step
    const isThere = (command: Command) => this.placeOf(step, command).chain.some(({ host }) => host !== null)
    const commands = step.commands.filter(command => !isThere(command))
    const names = (of: readonly Command[]) => of.flatMap(({ prompt }) => (prompt?.host == null ? [] : [prompt.host]))
    const own = new Set(names(commands))
    const taken = new Set(names(step.commands).filter(host => !own.has(host)))
    const isExplained = (host: string) =>
      taken.has(host) ||
      (!own.has(host) && !this.#isMapped(host) && entered.some(session => isSameHost(host, session.host)))
    const hosts = step.hosts.filter(host => !isExplained(host))
    const { step: from, root } = this.placeOf(step, first)
    const named = root.prompt?.host ?? null
    const outer = from === step ? [] : named === null ? this.placed(from).hosts : [named]
    return {
      ...step,
      hosts: hosts.length === 0 ? outer : hosts,
      commands: step.commands.map(command => this.#atRoot(step, command)),
    }
  }

  /** A command as if it were typed where the one is that has opened its outermost session. */
  #atRoot(step: Step, command: Command): Command {
    const { root } = this.placeOf(step, command)
    return root === command ? command : { ...command, prompt: root.prompt }
  }

  #isMapped(host: string): boolean {
    return targetsOfHost(host, this.#mapping) !== null
  }

  #indexOf(command: Command): number {
    return this.#places.get(command) ?? -1
  }

  #opener(inside: readonly NestedSession[], before: number): Entry | null {
    const session = inside.at(-1)
    if (session === undefined) return null
    const found = this.#entries
      .slice(0, Math.max(0, before))
      .findLast(({ command }) => command.text === session.opener && isSameChain(command.inside, inside.slice(0, -1)))
    return found ?? null
  }
}

const isSameHost = (a: string, b: string | null): boolean => b !== null && shortName(a) === shortName(b)

const shortName = (host: string): string => host.toLowerCase().split('.', 1)[0] ?? ''

/** Whether two commands are typed in the same sessions. */
export const isSameChain = (a: readonly NestedSession[], b: readonly NestedSession[]): boolean =>
  a.length === b.length && a.every(({ opener }, index) => opener === b[index]?.opener)
