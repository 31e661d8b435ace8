import type { Command } from '../../../runbook/model.ts'
import type { Course } from './course.ts'
import type { StepOnTarget } from './step-on-target.ts'
import type { StepEnd } from './work.ts'

/** A step whose prompts lead from host to host: each stretch of it on its own, in the order of the document. */
export class StepFromHostToHost implements Course {
  readonly #legs: readonly ((insistence: number) => StepOnTarget)[]
  #insistence: number
  #at: StepOnTarget | null = null

  /** @param legs Each begins its stretch, given how often the step was asked to stop before. */
  constructor(legs: readonly ((insistence: number) => StepOnTarget)[], insistence: number) {
    this.#legs = legs
    this.#insistence = insistence
  }

  get asking(): Command | null {
    return this.#at?.asking ?? null
  }

  answered(): void {
    this.#at?.answered()
  }

  cancel(): void {
    this.#insistence++
    this.#at?.cancel()
  }

  input(data: string): void {
    this.#at?.input(data)
  }

  async run(): Promise<StepEnd> {
    for (const leg of this.#legs) {
      this.#at = leg(this.#insistence)
      const end = await this.#at.run()
      if (end.outcome !== 'passed') return end
    }
    return { outcome: 'passed', why: null }
  }
}
