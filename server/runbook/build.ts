import type { Code, DocumentTree } from '../markup/block.ts'
import type { MarkupId } from '../markup/markup.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Work } from '../text/work.ts'
import { collectTexts, type Texts } from './collect-text.ts'
import { contentsOf } from './contents-list.ts'
import type { StepDraft } from './draft-step.ts'
import { commandOf } from './draft.ts'
import type { Command, Placeholder, Runbook, Step, StepId } from './model.ts'
import { outlineOf } from './outline.ts'
import { placeholdersOfCommand, placeholdersOfFile, placeholdersOfProse } from './placeholders-of.ts'
import { documentNames, type DocumentNames } from './placeholders/document-names.ts'
import { outputWords } from './placeholders/sample.ts'
import { learnHabits } from './prompts-in-block.ts'
import { readBlocks } from './read-blocks.ts'
import { stepNamer } from './step-id.ts'
import { outside, type Walk } from './walk.ts'

/** Understands a document's blocks: procedures, steps, placeholders. */
export function* building(source: SourceText, markup: MarkupId, tree: DocumentTree): Work<Runbook> {
  const texts = collectTexts(tree.blocks)
  yield
  const walk = walkThrough(source, tree, texts)
  yield
  const drafts = walk.steps
    .filter(draft => !walk.replaced.has(draft))
    .sort(
      (a, b) =>
        a.span.start - b.span.start ||
        (a.drafts[0]?.lines[0]?.span.start ?? 0) - (b.drafts[0]?.lines[0]?.span.start ?? 0),
    )
  const ids = new Map<StepDraft, StepId>()
  const name = stepNamer(tree)
  for (const draft of drafts) ids.set(draft, name(draft))
  const names = documentNames(
    texts.code.map(({ lines }) => lines.map(({ text }) => text).join('\n')),
    texts.prose.map(({ prose }) => prose.text),
  )
  yield
  const steps = yield* completeSteps(drafts, ids, walk.screens, tree, source, names)
  const taken = new Set(
    steps.filter(({ kind }) => kind === 'inline').flatMap(({ commands }) => commands.map(({ span }) => span.start)),
  )
  const placeholders = steps.flatMap(step => step.placeholders)
  for (const { prose, isHeading } of texts.prose) {
    for (const found of placeholdersOfProse(prose, isHeading, names, source, taken)) placeholders.push(found)
    yield
  }
  placeholders.sort((a, b) => a.span.start - b.span.start)
  return { source, markup, tree, title: titleOf(tree), steps, outline: outlineOf(walk.outline, ids), placeholders }
}

/** Walks once, and again with all sections when the document turns out to hold nothing to run. */
function walkThrough(source: SourceText, tree: DocumentTree, texts: Texts): Walk {
  const habits = learnHabits(
    [...texts.code, ...texts.quotes].map(block => ({
      lines: block.lines.map(line => line.text),
      language: block.kind === 'code' ? block.language : null,
    })),
  )
  const contents = contentsOf(texts.prose.filter(({ isHeading }) => isHeading).map(({ prose }) => prose.text))
  const walkWith = (sections: Walk['sections']): Walk => {
    const walk: Walk = {
      source,
      habits,
      contents,
      sections,
      steps: [],
      outline: [],
      fromTitles: new Set(),
      replaced: new Set(),
      screens: [],
    }
    readBlocks(tree.blocks, outside, walk)
    return walk
  }
  const walk = walkWith('titled')
  return walk.steps.length === walk.fromTitles.size ? walkWith('all') : walk
}

/** Gives every step its id, its commands and their placeholders, in the order of the document. */
function* completeSteps(
  drafts: readonly StepDraft[],
  ids: ReadonlyMap<StepDraft, StepId>,
  screens: readonly Code[],
  tree: DocumentTree,
  source: SourceText,
  names: DocumentNames,
): Work<Step[]> {
  const shown = new Set<string>()
  const named = new Set<string>()
  const show = (text: string) => {
    for (const word of outputWords(text)) if (!named.has(word)) shown.add(word)
  }
  let screen = 0
  const steps: Step[] = []
  for (const draft of drafts) {
    const id = ids.get(draft)
    if (id === undefined) continue
    yield
    for (let next = screens[screen]; next !== undefined && next.span.start < draft.span.start; next = screens[++screen])
      for (const line of next.lines) show(line.text)
    const commands = draft.drafts.map((each, index): Command => {
      const command = commandOf(each)
      const where = draft.kind === 'inline' ? 'inline' : 'command'
      const placeholders = placeholdersOfCommand(
        command,
        { step: id, index, where, substitutes: draft.substitutes, shown },
        names,
        tree,
        source,
      )
      for (const word of outputWords(command.text)) named.add(word)
      for (const line of command.output) show(line.text)
      return { ...command, placeholders }
    })
    const content: Placeholder[] = draft.content === null ? [] : placeholdersOfFile(draft.content, id, source)
    steps.push({
      id,
      kind: draft.kind,
      span: draft.span,
      title: draft.title,
      procedure: draft.procedure,
      hosts: draft.hosts,
      commands,
      path: draft.path,
      content: draft.content,
      alternative: draft.alternative,
      rollback: draft.rollback,
      placeholders: [...commands.flatMap(command => command.placeholders), ...content],
    })
  }
  return steps
}

/** The front matter's title, else the first section's. */
function titleOf(tree: DocumentTree): string | null {
  const field = tree.fields.find(({ name }) => name.toLowerCase() === 'title')?.value
  if (field !== undefined && field !== null && field.trim() !== '') return field.trim().replace(/^["']|["']$/g, '')
  for (const block of tree.blocks) if (block.kind === 'section') return block.title.text
  return null
}
