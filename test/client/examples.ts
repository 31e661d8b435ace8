import type { Outline, OutlineStep, Range } from '../../server/protocol.ts'
import type { RunState, StepState } from '../../server/run/state.ts'

export const at = (line: number): Range => ({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })

export const step = (id: string, more: Partial<OutlineStep> = {}): OutlineStep => ({
  id,
  kind: 'command',
  title: `Step ${id}`,
  range: at(0),
  hash: `hash of ${id}`,
  sections: [],
  hosts: [],
  commands: [{ text: 'true', range: at(1), host: null, root: false, language: 'sh' }],
  doubts: [],
  placeholders: [],
  alternative: null,
  rollback: false,
  user: null,
  timeout: null,
  confirm: false,
  reboots: false,
  notes: [],
  ...more,
})

export const manual = (id: string, more: Partial<OutlineStep> = {}): OutlineStep =>
  step(id, { kind: 'manual', commands: [], ...more })

export const outline = (steps: readonly OutlineStep[], nodes?: Outline['nodes']): Outline => ({
  uri: 'file:///guide.md',
  version: 1,
  markup: 'markdown',
  title: 'Guide',
  nodes: nodes ?? steps.map(({ id }) => ({ kind: 'step', id })),
  steps,
})

export const state = (phase: StepState['phase'], more: Partial<StepState> = {}): StepState => ({
  phase,
  outcome: null,
  by: 'run',
  why: null,
  before: null,
  refusal: null,
  asks: [],
  waitingFor: null,
  startedAt: null,
  ms: null,
  commands: {},
  ...more,
})

export const passed = (more: Partial<StepState> = {}) => state('finished', { outcome: 'passed', ms: 1200, ...more })

export const run = (steps: Readonly<Record<string, StepState>>, more: Partial<RunState> = {}): RunState => ({
  run: 'r1',
  file: '/guide.md',
  startedAt: '2026-01-01T00:00:00Z',
  markup: 'markdown',
  practice: false,
  open: true,
  busy: false,
  steps,
  values: {},
  becoming: {},
  outcome: null,
  lastSeq: 0,
  ...more,
})
