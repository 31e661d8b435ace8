import type { StepId } from '../../runbook/model.ts'
import type { RunEvent } from '../event.ts'
import type { RunState } from '../state.ts'

/** What ends a line that is typed: Enter, Ctrl-C, Ctrl-D. */
const ends = /[\r\n\x03\x04]/

/**
 * Counts what the operator types to a step, line by line: what it says is nobody's business but the program's. Only of a
 * password it is known what it was, for as long as the run is held: a program may print it.
 */
export class TypedInput {
  readonly #tell: (event: RunEvent) => void
  readonly #learn: (password: string) => void
  #length = 0
  #isPassword = false
  /** The line so far, as the terminal would pass it on: that a password is asked for may be seen only in its midst. */
  #line: string[] = []

  /** @param learn Told each password, once it is typed to its end and before the program has it. */
  constructor(tell: (event: RunEvent) => void, learn: (password: string) => void) {
    this.#tell = tell
    this.#learn = learn
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
        this.#edit(key)
        continue
      }
      const length = this.#isPassword ? null : this.#length
      if (this.#isPassword && key !== '\x03') this.#learn(this.#line.join(''))
      this.#line = []
      this.#tell({ event: 'input.sent', step: step as StepId, command, length })
      this.#length = 0
      this.#isPassword = false
    }
  }

  /** Backspace takes the last character away, Ctrl-U the line. */
  #edit(key: string): void {
    if (key === '\x7f' || key === '\b') this.#line.pop()
    else if (key === '\x15') this.#line = []
    else this.#line.push(key)
  }
}
