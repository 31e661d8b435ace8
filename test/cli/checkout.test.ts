import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Desk, guide } from './desk.ts'

const checkout = resolve(import.meta.dirname, '../..')
let desk: Desk
beforeAll(() => {
  desk = new Desk(join(checkout, 'dist'))
  desk.write('guide.md', guide('$ command -v esbuild; echo "[$(printenv npm_lifecycle_event INIT_CWD)]"'))
})
afterAll(() => desk.close())

const npm = (cwd: string, ...args: readonly string[]) =>
  spawnSync('npm', ['--prefix', checkout, 'run', '-s', 'runbook', '--', ...args], {
    ...{ cwd, env: desk.environment, encoding: 'utf8' },
  })

test('file names are meant from where the operator stands', () => {
  expect(npm(desk.workspace, 'steps', 'guide.md').stdout).toContain('guide.md: Guide (markdown, 1 step)\n')
  expect(npm(desk.folder, 'steps', 'guides/guide.md').stdout).toContain('guides/guide.md: Guide')
  expect(npm(desk.folder, 'steps', 'guide.md')).toMatchObject({ status: 2, stdout: '' })
})

test('steps are run with what the operator has, not with npm’s own', () => {
  const { status, stdout } = npm(desk.workspace, 'run', 'guide.md')
  expect(status).toBe(0)
  expect(stdout).toContain('\n[]\n✓ passed')
  expect(stdout).not.toContain('/esbuild\n')
})

test('started without npm, from within npm', () => {
  const script = join(checkout, 'scripts', 'runbook.mjs')
  const env = { ...desk.environment, npm_lifecycle_event: 'test', INIT_CWD: checkout }
  expect(
    execFileSync(process.execPath, [script, 'steps', 'guide.md'], { cwd: desk.workspace, env }).toString(),
  ).toContain('1 step')
})

test('an installed program finds its other parts through its link', () => {
  const bin = mkdtempSync(join(tmpdir(), 'rb-bin-'))
  try {
    mkdirSync(join(bin, 'bin'))
    execFileSync('ln', ['-s', join(checkout, 'dist', 'cli.cjs'), join(bin, 'bin', 'runbook')])
    writeFileSync(join(bin, 'guide.md'), guide('$ echo linked'))
    const args = [join(bin, 'bin', 'runbook'), 'run', 'guide.md', '--dry-run']
    expect(spawnSync(process.execPath, args, { cwd: bin, env: desk.environment, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
  } finally {
    rmSync(bin, { recursive: true, force: true })
  }
})
