import { execFileSync, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { practiceSession } from '../../server/run/practice.ts'

/** The stand-ins. */
export const functions = resolve('runbooks/practice/functions.sh')

/** The system's bash: a practice session has no PATH to find it on. */
export const bash = execFileSync('sh', ['-c', 'command -v bash'], { encoding: 'utf8' }).trim()

/** No program is found on it. */
const noPath = (folder: string) => join(folder, 'no-such-folder')

/** Runs shell text in `folder` with the stand-ins alone. */
export const practise = (folder: string, text: string, input = '') =>
  run(folder, `builtin . '${functions}' || exit 99\n${text}`, input)

/** Runs shell text in `folder` as a session of the engine in practice mode does. */
export const practiseInSession = (folder: string, text: string, input = '') =>
  run(folder, `${practiceSession(functions, noPath(folder))}\n${text}`, input)

function run(folder: string, script: string, input: string) {
  const { status, stdout, stderr } = spawnSync(bash, ['--noprofile', '--norc', '-c', script], {
    cwd: folder,
    env: { PATH: noPath(folder) },
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}
