import type { StepId } from '../../runbook/model.ts'
import type { RunEvent } from '../event.ts'
import type { RunState } from '../state.ts'

/** What ends a line that is typed: Enter, Ctrl-C, Ctrl-D. */
const ends = /[\r\n\x03\x04]/

/** Counts what the operator types to a step, line by line: what it says is nobody's business but the program's. */
export class TypedInput {
  readonly #tell: (event: RunEvent) => void
  #length = 0
  #isPassword = false

  constructor(tell: (event: RunEvent) => void) {
    this.#tell = tell
  }

  /** Keys that go to the step at work, as the state tells which that is. */
  take(keys: string, state: RunState | null): void {
    const steps = Object.entries(state?.steps ?? {})
    const [step, at] = steps.find(([, { phase }]) => phase === 'running' || phase === 'waiting') ?? []
    const command = Object.keys(at?.commands ?? {})
      .map(Number)
      .at(-1)
    if (step === undefined || command === undefined) return
    this.#isPassword ||= at?.waitingFor === 'password'
    for (const key of keys) {
      if (!ends.test(key)) {
        this.#length++
        continue
      }
      const length = this.#isPassword ? null : this.#length
      this.#tell({ event: 'input.sent', step: step as StepId, command, length })
      this.#length = 0
      this.#isPassword = false
    }
  }
}
