import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBehind, presentSteps, reportedSteps, standing } from '../../server/cli/run-steps.ts'
import { reduce, type RunState } from '../../server/run/state.ts'
import type { StepId } from '../../server/runbook/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'runbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'guide.md')
const guide = '# Upgrade\n\n## 1. One\n\n    $ echo one\n\n## 2. Two\n\n    $ echo two\n'

/** A run in which every step of the guide has passed. */
function passedRun(): RunState {
  writeFileSync(file, guide)
  let state = reduce(null, { event: 'run.started', run: 'r', file, practice: false, seq: 0, at: '' })
  for (const { id } of reportedSteps(file, null)) {
    const step = id as StepId
    state = reduce(state, {
      event: 'step.finished',
      step,
      outcome: 'passed',
      ms: 1,
      by: 'run',
      why: null,
      seq: 1,
      at: '',
    })
  }
  return state
}

const standings = (state: RunState) =>
  reportedSteps(file, state).map(step => `${step.title}: ${standing(step)}${step.line === null ? ', gone' : ''}`)

test('what has passed is behind the operator when the document is edited around it', () => {
  const state = passedRun()
  writeFileSync(file, guide.replace('# Upgrade', '# How to upgrade').replace('## 2.', '## 2. New\n\nText.\n\n## 3.'))
  expect(standings(state)).toEqual(['One: passed', 'New: open', 'Two: passed'])
})

test('a step whose text was changed has not been run, and the record keeps what was', () => {
  const state = passedRun()
  writeFileSync(file, guide.replace('echo one', 'echo uno'))
  expect(standings(state)).toEqual(['One: open', 'Two: passed', '(no longer in the document): passed, gone'])
  const present = presentSteps(reportedSteps(file, state))
  expect([present.filter(isBehind).length, present.length]).toEqual([1, 2])
})

test('of a document that is gone the record tells', () => {
  const state = passedRun()
  rmSync(file)
  expect(presentSteps(reportedSteps(file, state)).map(standing)).toEqual(['passed', 'passed'])
})

test('a pipe in its place is not waited for', () => {
  const state = passedRun()
  rmSync(file)
  execFileSync('mkfifo', [file])
  expect(presentSteps(reportedSteps(file, state)).map(standing)).toEqual(['passed', 'passed'])
})
