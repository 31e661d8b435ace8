import { execa } from 'execa'
import type { Reach } from '../target/reach.ts'
import { type Environment, findProgram } from './environment.ts'

/**
 * What a machine answers that is asked in which start it is: the start's name (empty where it has none, on no Linux),
 * nothing, or that it asks something itself before it lets anybody in (a password).
 */
export type BootAnswer =
  { readonly kind: 'boot'; readonly boot: string } | { readonly kind: 'silent' } | { readonly kind: 'asks' }

/** No answer within this time (ms) is none. */
const patience = 15_000

/** Asks over a connection of its own, and nobody for anything. Never rejects. */
export async function askBoot(reach: Reach, environment: Environment): Promise<BootAnswer> {
  const program = findProgram(reach.program, environment)
  if (program === null) return { kind: 'silent' }
  const { stdout, stderr, exitCode } = await execa(program, [...reach.anew(question)], {
    env: { ...environment },
    extendEnv: false,
    stdin: 'ignore',
    timeout: patience,
    reject: false,
    maxBuffer: 10_000,
  })
  const [, boot] = /^boot=([\w-]*)$/m.exec(stdout) ?? []
  if (exitCode === 0 && boot !== undefined) return { kind: 'boot', boot }
  return { kind: /permission denied|too many authentication failures/i.test(stderr) ? 'asks' : 'silent' }
}

const question = 'b=; read -r b 2>/dev/null </proc/sys/kernel/random/boot_id; echo "boot=$b"'
