import { expect, test } from 'vitest'
import { lookOf } from '../../client/look.ts'
import { allNodes, treeOf } from '../../client/outline-tree.ts'
import { failedHosts, hostsOf, lensProgress } from '../../client/progress.ts'
import type { HostState } from '../../server/run/state.ts'
import { outline, run, state, step } from './examples.ts'

const host = (
  phase: HostState['phase'],
  outcome: HostState['outcome'] = null,
  ms: number | null = null,
): HostState => ({
  ...{ phase, outcome, ms, why: null, asks: [], waitingFor: null, startedAt: null, commands: {} },
})
const partly = run({
  a: state('finished', {
    outcome: 'failed',
    hosts: {
      'ssh:n1': host('finished', 'passed', 1200),
      'ssh:n2': host('finished', 'failed', 5),
      'ssh:n3': host('open'),
    },
  }),
})

test('the hosts of a step are lines below it, each with its outcome', () => {
  const nodes = allNodes(treeOf(outline([step('a')]), hostsOf(partly))).filter(({ kind }) => kind === 'host')
  expect(nodes.map(node => lookOf(node, partly))).toMatchObject([
    { label: 'n1', icon: 'pass', description: '1.2 s', context: 'host' },
    { label: 'n2', icon: 'error', description: 'failed · 5 ms', context: 'host.failed' },
    { label: 'n3', description: 'not begun', context: 'host' },
  ])
  expect(hostsOf(run({ a: state('running') }))).toEqual({})
})

test('failed hosts alone can be retried where it passed on others', () => {
  expect(failedHosts(partly.steps.a!)).toEqual(['ssh:n2', 'ssh:n3'])
  expect(lensProgress('file:///a', partly, false, []).steps.a).toMatchObject({ openHosts: 2 })
  const nowhere = state('finished', {
    outcome: 'failed',
    hosts: { 'ssh:n1': host('finished', 'failed'), 'ssh:n2': host('open') },
  })
  expect(failedHosts(nowhere)).toEqual([])
})
