import { readdirSync, readFileSync } from 'node:fs'
import { kill, type Desk, type Working } from '../../cli/desk.ts'
import type { Sshd } from '../session/sshd.ts'

/** What is killed: a process of the engine or of what it stands on. */
export type Victim = 'runner' | 'shell' | 'client' | 'ssh' | 'sshd' | 'host'

/** A process as /proc lists it. */
interface Process {
  readonly pid: number
  readonly parent: number
  readonly name: string
}

/** Where victims are looked for. */
export interface Scene {
  readonly desk: Desk
  readonly sshd: Sshd | null
  readonly client: Working
}

/** The processes that would be killed. For `host` they are all that its fall would end. */
export function victimsOf(victim: Victim, { desk, sshd, client }: Scene): readonly number[] {
  if (victim === 'client') return client.child.exitCode === null ? [client.child.pid ?? 0] : []
  const runners = desk.runners
  if (victim === 'runner') return runners.filter(pid => nameOf(pid) !== null)
  const processes = listProcesses()
  const there = sshd === null ? [] : descendantsOf(sshd.pid, processes)
  const here = processes.filter(({ parent }) => runners.includes(parent))
  const pids = (list: readonly Process[], name: string) => list.flatMap(each => (each.name === name ? [each.pid] : []))
  switch (victim) {
    case 'shell':
      return [...pids(here, 'bash'), ...pids(there, 'bash')]
    case 'ssh':
      return pids(processes, 'ssh').filter(pid => commandLineOf(pid).includes(desk.folder))

    case 'sshd':
      return pids(there, 'sshd')
    case 'host':
      return there.map(({ pid }) => pid)
  }
}

/** What was killed (null: nothing), and the shells that must end by it. */
export interface Struck {
  readonly killed: Victim | null
  readonly mourned: readonly number[]
}

/** Kills one of them, or (a host) all. */
export async function strike(victim: Victim, scene: Scene, choose: (of: number) => number): Promise<Struck> {
  const found = victimsOf(victim, scene)
  const chosen = found[choose(found.length)]
  if (chosen === undefined) return { killed: null, mourned: [] }
  const shells = victimsOf('shell', scene)
  const there = new Set(scene.sshd === null ? [] : descendantsOf(scene.sshd.pid, listProcesses()).map(({ pid }) => pid))
  if (victim === 'host') {
    await scene.sshd?.fall()
    await scene.sshd?.listen()
  } else kill(chosen)
  const dies = (shell: number) =>
    victim === 'shell' ? shell === chosen : victim === 'client' ? false : victim === 'runner' || there.has(shell)
  return { killed: victim, mourned: shells.filter(dies) }
}

/** What still runs of a desk after it has been closed: a connection that is kept open, a runner that came up late. */
export const leftoversOf = ({ folder }: Desk): readonly number[] =>
  listProcesses().flatMap(({ pid }) => (commandLineOf(pid).includes(folder) ? [pid] : []))

function descendantsOf(pid: number, processes: readonly Process[]): readonly Process[] {
  const children = processes.filter(({ parent }) => parent === pid)
  return [...children, ...children.flatMap(child => descendantsOf(child.pid, processes))]
}

function listProcesses(): readonly Process[] {
  return readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return []
    const stat = read(`/proc/${name}/stat`)
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const word = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    return stat === '' || state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), name: word }]
  })
}

/** Null for a process that has ended. */
const nameOf = (pid: number): string | null => listProcesses().find(each => each.pid === pid)?.name ?? null

const commandLineOf = (pid: number): string => read(`/proc/${pid}/cmdline`)

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
