import type { SourceText } from '../../text/source-text.ts'
import { tieLike } from '../../text/anchor.ts'
import type { StepDraft } from '../blocks/draft-step.ts'
import { commandOf, type CommandDraft } from '../commands/draft.ts'
import { blocksOf } from './blocks-of.ts'
import type { Facts, Questions } from './facts.ts'
import type { Alternative, Command, Doubt, Passage, Placeholder, Step, StepId } from '../model.ts'
import { saidIn, type PassageDraft } from './passage-draft.ts'
import { introducedBeside } from '../placeholders/introduced.ts'
import { introducedIn } from '../placeholders/introductions.ts'
import { placeholdersOfCommand, placeholdersOfFile, placeholdersOfProse } from '../placeholders/placeholders-of.ts'
import { outputWords } from '../placeholders/sample.ts'
import { stepReboots } from '../sessions/rebooting.ts'
import { noting, wordsIn, type Passing, type SampleWords } from './sample-words.ts'

/** A step draft with what only the whole document says of it. */
export interface NamedDraft {
  readonly draft: StepDraft
  readonly id: StepId
  readonly alternative: Alternative | null
}

/** A passage, understood, and all that another understanding of it would depend on. */
export interface Completed {
  readonly drafts: readonly NamedDraft[]
  readonly questions: Questions
  readonly passings: readonly Passing[]
  readonly passage: Passage
}

/** What completing a document's passages, one after the other, needs. */
export interface Completing {
  readonly source: SourceText
  readonly facts: Facts
  readonly samples: SampleWords
}

/** Gives the steps of a passage their ids, commands and placeholders; the same as before where nothing has changed. */
export function complete(draft: PassageDraft, drafts: readonly NamedDraft[], completing: Completing): Passage {
  const before = draft.completed
  if (before !== null && before.passage.block === draft.block && isSame(before.drafts, drafts)) {
    if (passAgain(before.passings, completing.samples)) return before.passage
  }
  const passings: Passing[] = []
  const { result, questions } = completing.facts.questioned(() => passageOf(draft, drafts, completing, passings))
  draft.completed = { drafts, questions, passings, passage: result }
  return result
}

const isSame = (before: readonly NamedDraft[], now: readonly NamedDraft[]): boolean =>
  before.length === now.length &&
  before.every(({ draft, id, alternative }, index) => {
    const other = now[index]
    return draft === other?.draft && id === other.id && isSameAlternative(alternative, other.alternative)
  })

export const isSameAlternative = (a: Alternative | null | undefined, b: Alternative | null | undefined): boolean =>
  a?.group === b?.group &&
  a?.branch === b?.branch &&
  (a?.within === b?.within || isSameAlternative(a?.within, b?.within))

/** Passes what was passed before; whether every question would be answered as it was. If not, nothing is passed. */
export function passAgain(passings: readonly Passing[], samples: SampleWords): boolean {
  if (passings.length === 0) return true
  samples.mark()
  for (const { asked, named, shown } of passings) {
    for (const [word, answer] of asked) {
      if (samples.has(word) === answer) continue
      samples.goBack()
      return false
    }
    samples.pass(named, shown)
  }
  return true
}

function passageOf(
  passage: PassageDraft,
  drafts: readonly NamedDraft[],
  completing: Completing,
  passings: Passing[],
): Passage {
  const { block, kept } = passage
  const { source, facts, samples } = completing
  const pass = (passing: Passing) => {
    if (passing.asked.size + passing.named.length + passing.shown.length > 0) passings.push(passing)
    samples.pass(passing.named, passing.shown)
  }
  // Output that stands by itself, as a reader meets it.
  const screens = [...(block.kind === 'section' ? [] : (kept.titled?.gathered.screens ?? []))]
  const passScreens = (end: number) => {
    while ((screens[0]?.span.start ?? Infinity) < end)
      pass({ asked: new Map(), named: [], shown: wordsIn(screens.shift()?.lines ?? []) })
  }
  const steps = drafts.map((named): Step => {
    passScreens(named.draft.span.start)
    const introduced = introducedBeside(named.draft.introducing.flatMap(introducedIn), facts.introduced)
    const commandAt = (each: CommandDraft, index: number): Command => {
      const command = commandOf(each)
      const { words, asked } = noting(samples)
      const where = named.draft.kind === 'inline' ? 'inline' : 'command'
      const { substitutes } = named.draft
      const place = { step: named.id, index, where, substitutes, shown: words, introduced } as const
      const placeholders = placeholdersOfCommand(command, place, facts.names, facts.substitutions, source).filter(
        found => !isLiteral(found, named.draft.told.literal, facts),
      )
      pass({ asked, named: outputWords(command.text), shown: wordsIn(command.output) })
      return { ...command, placeholders }
    }
    const commands = named.draft.drafts.map(commandAt)
    const doubts = named.draft.doubts.map(({ draft, why }, index): Doubt => ({ command: commandAt(draft, index), why }))
    return tieLike(named.draft.span, stepOf(named, commands, doubts, source, facts))
  })
  passScreens(Infinity)
  const placeholders = steps.flatMap(step => step.placeholders)
  const taken = new Set(steps.flatMap(({ kind, commands }) => (kind === 'inline' ? commands.map(startOf) : [])))
  for (const { prose, isHeading } of saidIn(passage).texts.prose)
    for (const found of placeholdersOfProse(prose, isHeading, facts.names, source, taken))
      if (!isLiteral(found, [], facts)) placeholders.push(tieLike(prose.span, found))
  placeholders.sort((a, b) => a.span.start - b.span.start)
  const ids = new Map(drafts.map(({ draft, id }) => [draft, id]))
  return { block, steps, placeholders, blocks: blocksOf(passage, ids) }
}

const startOf = ({ span }: Command): number => span.start

/** Whether the author says, of the step or of the whole document, that it stands as it is. */
const isLiteral = ({ name, text }: Placeholder, own: readonly string[], { settings }: Facts): boolean =>
  [...own, ...(settings.of('literal') ?? [])].some(word => word === name || word === text)

function stepOf(
  { draft, id, alternative }: NamedDraft,
  commands: readonly Command[],
  doubts: readonly Doubt[],
  source: SourceText,
  facts: Facts,
): Step {
  const content = (draft.content === null ? [] : placeholdersOfFile(draft.content, id, source)).filter(
    found => !isLiteral(found, draft.told.literal, facts),
  )
  return {
    id,
    kind: draft.kind,
    span: draft.span,
    title: draft.title,
    procedure: draft.procedure,
    hosts: draft.hosts,
    commands,
    doubts,
    path: draft.path,
    content: draft.content,
    alternative,
    rollback: draft.rollback,
    purpose: draft.purpose,
    notes: draft.notes,
    answers: draft.answers,
    user: draft.told.user,
    timeout: draft.told.timeout,
    confirm: draft.told.confirm,
    reboots: stepReboots(draft.kind, draft.title, commands),
    placeholders: [...commands.flatMap(command => command.placeholders), ...content],
  }
}
