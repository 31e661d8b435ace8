import { projectOf, type LabelledDocument } from './document.ts'
import { Score, type Truth } from './score.ts'

/** Whether the commands in running text are found that its reader is told to run, and no others. */
export function truthOfInline(documents: readonly LabelledDocument[]): Truth {
  const whole = new Score()
  const leftOut = new Map<string, Score>()
  for (const document of documents) {
    const score = scoreOf(document)
    whole.add(score)
    const project = projectOf(document.name)
    const sum = leftOut.get(project) ?? new Score()
    sum.add(score)
    leftOut.set(project, sum)
  }
  return { whole, leftOut }
}

function scoreOf({ name, runbook, inline }: LabelledDocument): Score {
  const score = new Score()
  const left = [...inline]
  for (const step of runbook.steps) {
    if (step.kind !== 'inline') continue
    for (const { span, text } of step.commands) {
      const line = runbook.source.lineAt(span.start)
      const at = left.findIndex(label => label.line === line && text.startsWith(label.text.trim()))
      if (at < 0) score.strange.push(`${name}:${line} ${text}`)
      else {
        score.hits++
        left.splice(at, 1)
      }
    }
  }
  for (const { line, text } of left) score.missed.push(`${name}:${line} ${text}`)
  return score
}
