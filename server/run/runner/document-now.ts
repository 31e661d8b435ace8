import type { SourceText } from '../../text/source-text.ts'
import type { Runbook } from '../../runbook/model.ts'
import type { DocumentOnDisk, Reading } from '../document.ts'
import type { Refused } from '../gate.ts'
import { Nesting } from '../nesting.ts'
import { type Settled, settledDocument } from '../settled-document.ts'
import { factsNow, inDocument } from '../resume/present-steps.ts'
import type { StepFacts } from '../resume/step-facts.ts'
import type { RunState } from '../state.ts'
import { stepHash } from '../step-hash.ts'
import type { RunRequest } from './wire.ts'

/** A step as the document has it now, with what was said of its lines in doubt, and what it is known by. */
export interface StepNow extends Settled {
  readonly about: StepFacts
  readonly runbook: Runbook
}

/** What follows from one reading of a document, however many of its steps run. */
interface Known {
  readonly runbook: Runbook
  /** The run's state with the steps of the document. */
  readonly state: RunState | null
  readonly settled: ReadonlyMap<string, Settled>
  readonly nesting: Nesting | undefined
}

/** The document of a request while its steps run: it may change meanwhile, and is read again before each step. */
export class DocumentNow {
  readonly #document: DocumentOnDisk
  readonly #request: RunRequest
  readonly #state: () => RunState | null
  #known: Known | null = null

  /** @param state How far the run has come. */
  constructor(document: DocumentOnDisk, request: RunRequest, state: () => RunState | null) {
    this.#document = document
    this.#request = request
    this.#state = state
  }

  /** What its commands open, as it was read last; undefined in practice, which enters nothing. */
  get nesting(): Nesting | undefined {
    return this.#known?.nesting
  }

  /** As it was read last. */
  get source(): SourceText | undefined {
    return this.#known?.runbook.source
  }

  /** The step as the document has it now, when that is what the reader saw (`seen`, hashes by step id). */
  step(id: string, seen: Readonly<Record<string, string>>): StepNow | Refused {
    let reading: Reading
    try {
      reading = this.#document.read(this.#request.markup)
    } catch (error) {
      return changed(error instanceof Error ? error.message : String(error))
    }
    const { runbook } = reading
    const { state, settled } = this.#of(runbook)
    const found = settled.get(id)
    if (found === undefined) return changed('it was changed or taken out: look at the document before you run it')
    if (!Object.hasOwn(seen, id) || seen[id] !== stepHash(runbook, found.written))
      return changed('its text has changed: look at it again before you run it')
    return { ...found, about: factsNow(found.written, runbook, state), runbook }
  }

  #of(runbook: Runbook): Known {
    if (this.#known?.runbook === runbook) return this.#known
    const { practice, targets } = this.#request
    const state = inDocument(this.#state(), runbook)
    const settled = settledDocument(runbook, this.#request, state)
    const steps = [...settled.values()].map(({ step }) => step)
    return (this.#known = {
      ...{ runbook, state, settled },
      nesting: practice ? undefined : new Nesting({ steps }, targets),
    })
  }
}

const changed = (message: string): Refused => ({ reason: 'changed', message })
