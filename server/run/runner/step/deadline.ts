import { spokenLimit } from '../../duration.ts'

/** How long a command that was interrupted may take to end before it is told so more plainly, in milliseconds. */
const patience = 3000

/** The time that a step may take. It passes while commands run, not while the step asks for values. */
export class Deadline {
  readonly #most: number
  #left: number
  #begun = 0
  #isPast = false
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number) {
    this.#most = this.#left = ms
  }

  /** Whether the time is over, and what ran was told to end. */
  get isPast(): boolean {
    return this.#isPast
  }

  /** What is left of it, in milliseconds. */
  get left(): number {
    return Math.max(0, this.#left)
  }

  get message(): string {
    return `it ran longer than ${spokenLimit(this.#most)}, the most that its author gives it`
  }

  /** A command begins. When the time is over it is interrupted, each time with more insistence, until it has ended. */
  begin(interrupt: (insistence: number) => void): void {
    this.#begun = performance.now()
    const press = (insistence: number) => {
      this.#isPast = true
      this.#timer = setTimeout(() => press(insistence + 1), patience)
      interrupt(insistence)
    }
    this.#timer = setTimeout(() => press(1), this.left)
  }

  /** The command has ended. */
  pause(): void {
    clearTimeout(this.#timer)
    this.#left -= performance.now() - this.#begun
  }
}
