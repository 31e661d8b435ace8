import { spokenLimit } from '../run/duration.ts'
import { promptOf } from '../run/prompt-of.ts'
import { linesInDoubt } from '../run/unread.ts'
import type { Alternative, Doubt, Procedure, Runbook, Step, StepId } from '../runbook/model.ts'

/** A document's steps as an author checks them at a glance: procedures indented, each step with its line and id. */
export function stepsOutline(file: string, runbook: Runbook): string {
  const steps = new Map(runbook.steps.map(step => [step.id, step]))
  const lines = [`${file}: ${runbook.title ?? 'no title'} (${runbook.markup}, ${count(steps.size, 'step')})`]
  const write = (nodes: readonly (Procedure | StepId)[], depth: number): void => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        const step = steps.get(node)
        if (step !== undefined) lines.push(...stepLines(runbook, step, depth))
      } else {
        lines.push(`${indent(depth)}${node.title}${procedureNotes(node)}`)
        write(node.children, depth + 1)
      }
    }
  }
  write(runbook.outline, 1)
  return `${lines.join('\n')}\n`
}

function procedureNotes({ rollback, undoes, purpose }: Procedure): string {
  const notes = [purpose ?? '', undoes !== null ? `rolls back: ${undoes.title}` : rollback ? 'rollback' : ''].filter(
    note => note !== '',
  )
  return notes.length === 0 ? '' : `  (${notes.join('; ')})`
}

function stepLines({ source }: Runbook, step: Step, depth: number): string[] {
  const notes = [
    step.hosts.length === 0 ? '' : `on ${step.hosts.join(', ')}`,
    step.alternative === null ? '' : `either/or: ${branchesOf(step.alternative).join(' > ')}`,
    step.path === null ? '' : `into ${step.path}`,
    step.user === null ? '' : `as ${step.user}`,
    step.timeout === null ? '' : `at most ${spokenLimit(step.timeout)}`,
    step.confirm ? 'asks first' : '',
    step.doubts.length === 0 ? '' : `${count(linesInDoubt(step.doubts), 'line')} in doubt`,
  ].filter(note => note !== '')
  const head = `${indent(depth)}[${step.id}] line ${source.lineAt(step.span.start)}, ${step.kind}: ${step.title}${notes.length === 0 ? '' : `  (${notes.join('; ')})`}`
  const beside = step.notes.map(({ kind, text }) => `${indent(depth + 2)}${kind}: ${text}`)
  const inOrder = [
    ...step.commands.map(command => ({ at: command.span.start, lines: commandLines(command, step, depth + 2) })),
    ...step.doubts.map(doubt => ({ at: doubt.command.span.start, lines: doubtLines(doubt, depth + 2) })),
  ].sort((a, b) => a.at - b.at)
  return [head, ...beside, ...inOrder.flatMap(({ lines }) => lines)]
}

/** The ways that a step stands in, the outermost first. */
const branchesOf = ({ branch, within }: Alternative): string[] =>
  within === undefined ? [branch] : [...branchesOf(within), branch]

function commandLines(command: Step['commands'][number], step: Step, depth: number): string[] {
  const prompt = command.prompt?.text.trim() ?? promptOf(command, step, false)
  const names = [...new Set(command.placeholders.map(({ text }) => text))]
  const [first = '', ...rest] = command.text.split('\n')
  const inside = command.inside.at(-1)
  const notes = [
    command.language === 'sh' ? '' : `${command.language}, not for the shell`,
    inside === undefined ? '' : `inside ${shortened(inside.opener)}`,
  ].filter(note => note !== '')
  return [
    `${indent(depth)}${prompt} ${first}${notes.length === 0 ? '' : `  (${notes.join('; ')})`}${names.length === 0 ? '' : `   fill in ${names.join(', ')}`}`,
    ...rest.map(line => `${indent(depth)}${' '.repeat(prompt.length + 1)}${line}`),
  ]
}

/** Not behind a prompt, for it may be none that is typed. */
function doubtLines({ command, why }: Doubt, depth: number): string[] {
  const [first = '', ...rest] = command.text.split('\n')
  return [`${indent(depth)}? ${first}   in doubt: ${why}`, ...rest.map(line => `${indent(depth)}  ${line}`)]
}

/** Enough of a command to know it again. */
const shortened = (command: string): string => {
  const [line = ''] = command.split('\n', 1)
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}

const indent = (depth: number): string => '  '.repeat(depth)
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
