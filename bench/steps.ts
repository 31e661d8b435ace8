import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connect } from '../server/run/runner/connect.ts'
import { ms, row } from './measure.ts'

const count = 500

/**
 * What a step costs: a document of {@link count} steps `true`, run to its end by a real runner with its journal,
 * against a bare `bash -c true` for each and against a loop inside one bash, in the same run.
 */
export async function benchSteps(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
  mkdirSync(join(home, '.vscode'))
  process.env['XDG_STATE_HOME'] = join(home, 'state')
  process.env['XDG_RUNTIME_DIR'] = join(home, 'runtime')
  mkdirSync(join(home, 'runtime'), { mode: 0o700 })
  const file = join(home, 'steps.md')
  const steps = Array.from({ length: count }, (_, i) => `## ${i + 1}. Step\n\n\`\`\`console\n$ true\n\`\`\`\n`)
  writeFileSync(file, `# Steps\n\n${steps.join('\n')}`)

  const connection = await connect({ workspace: home, runnerPath: resolve('dist/runner.cjs') })
  const request = {
    file,
    seen: null,
    values: {},
    targets: {},
    trusted: true,
    practice: false,
    interactive: false,
    columns: 80,
    rows: 24,
  }
  let finished: (outcome: string) => void = () => undefined
  const ends = () => new Promise<string>(resolve => (finished = resolve))
  await connection.follow(file, (_state, record) => {
    if (record.event === 'run.finished') finished(record.outcome)
  })
  // The first step opens the session, which is told apart.
  const opening = performance.now()
  const firstEnd = ends()
  await connection.run({ ...request, select: { kind: 'next' } })
  await firstEnd
  const opened = performance.now() - opening
  const start = performance.now()
  const end = ends()
  await connection.run({ ...request, select: { kind: 'all' } })
  const outcome = await end
  const perStep = (performance.now() - start) / (count - 1)
  await connection.startOver(file)
  connection.close()

  const spawned = await bashForEach()
  const looped = loopInBash()
  row('first step, with its session', ms(opened))
  row(`a step of a run (${count} steps, ${outcome})`, ms(perStep))
  row('bash -c true, spawned for each', ms(spawned), `× ${(perStep / spawned).toFixed(2)}`)
  row('a file sourced in a loop inside one bash', ms(looped), `+ ${ms(perStep - looped)}`)
  rmSync(home, { recursive: true, force: true })
}

async function bashForEach(): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < 200; i++) {
    await new Promise(done => spawn('bash', ['-c', 'true'], { stdio: 'ignore' }).once('exit', done))
  }
  return (performance.now() - start) / 200
}

function loopInBash(): number {
  const start = performance.now()
  spawnSync('bash', ['-c', `f=$(mktemp); echo true > "$f"; for ((i = 0; i < ${count}; i++)); do . "$f"; done; rm "$f"`])
  return (performance.now() - start) / count
}
