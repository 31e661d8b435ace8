import { type Become, ways } from '../run/target/become.ts'
import { type Arguments, UsageError } from './command.ts'
import type { Operator } from './operator.ts'

/** What `--become [TARGET=]WAY` says, by target; `*` without one. Throws {@link UsageError}. */
export function becomingOf(args: Arguments): Readonly<Record<string, Become>> {
  return Object.fromEntries(
    args.texts('become').map(text => {
      const at = text.lastIndexOf('=')
      const way = ways.find(each => each === text.slice(at + 1))
      if (way === undefined || at === 0)
        throw new UsageError(`expected --become ${ways.join('|')} or --become TARGET=${ways.join('|')}, found ${text}`)
      return [at === -1 ? '*' : text.slice(0, at), way] as const
    }),
  )
}

/** Asks how the operator becomes root on a target; null when he does not say, or nobody is there. */
export async function askHowToBecomeRoot(operator: Operator, target: string): Promise<Become | null> {
  const where = target === 'local' ? 'on this machine' : `on ${target}`
  const answer = await operator.ask(`Become root ${where} by ${ways.join(' or ')}? [${ways.join('/')}/N] `, false)
  return ways.find(way => way === answer?.trim().toLowerCase()) ?? null
}
