/**
 * `npm test`: everything that must hold. Types, lint, then the tests; the real-editor tests when a Chromium is found.
 * `RUNBOOK_EDITOR=required` makes a missing Chromium a failure, `RUNBOOK_EDITOR=off` leaves them out.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { build, install, root } from './ready.mjs'

install()
build({ force: true })

const bin = name => join(root, 'node_modules', '.bin', name)
const title = text => console.log(`\n── ${text}`)
const wanted = process.env.RUNBOOK_EDITOR

/** Starts a program of ours beside what else runs; resolves with whether it ended well. */
const beside = (command, args) =>
  new Promise(resolve => spawn(command, args, { cwd: root, stdio: 'inherit' }).on('exit', code => resolve(code === 0)))

// It comes from afar; what fails here is said when it is needed.
const fetching =
  wanted === 'off' || chromium === undefined
    ? Promise.resolve(true)
    : beside(process.execPath, ['--input-type=module', '-e', "(await import('./scripts/editor.mjs')).fetchEditor()"])

title('types, lint')
const sound = await Promise.all([beside(bin('tsc'), ['--project', '.']), beside(bin('eslint'), ['.'])])
if (sound.includes(false)) process.exit(1)
await fetching

const reports = mkdtempSync(join(tmpdir(), 'runbook-test-'))
let passed = 0
let failed = 0

/** Runs one vitest configuration and adds up what it says. */
function run(name, config) {
  title(name)
  const report = join(reports, `${name}.json`)
  const { status } = spawnSync(
    bin('vitest'),
    ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: 'inherit' },
  )
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  passed += numPassedTests
  failed += numFailedTests
  // A run that broke down outside its tests has failed too.
  if (status !== 0 && numFailedTests === 0) failed++
}

run('unit', 'vitest.config.ts')

if (wanted === 'off') {
  title('real-editor tests left out: RUNBOOK_EDITOR=off')
} else if (chromium === undefined) {
  title(
    'real-editor tests left out: no Chromium found. Install it (Debian: apt-get install chromium) or name one in CHROMIUM=/path, then run npm test again.',
  )
  if (wanted === 'required') failed++
} else {
  process.env.CHROMIUM = chromium
  run('editor', 'test/editor/vitest.config.ts')
}

rmSync(reports, { recursive: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
