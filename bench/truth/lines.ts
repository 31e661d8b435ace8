import type { Evidence } from '../../server/runbook/evidence/evidence.ts'
import { isScriptLanguage } from '../../server/runbook/commands/languages.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import type { LabelledDocument } from './corpus.ts'
import { Score } from './score.ts'

/** How the lines of labelled documents are read. */
export class LineTruth {
  readonly commands = new Score()
  /** Labelled as part of a command, and neither run nor in doubt. */
  readonly lost: string[] = []
  /** Labelled as no command, and run: in blocks marked as shell, and elsewhere. */
  readonly run = { shell: [] as string[], elsewhere: [] as string[] }
  readonly shown = { shell: 0, elsewhere: 0 }
  readonly doubts: string[] = []
  doubtsInShell = 0
  lines = 0

  add({ name, source, markup, labels }: LabelledDocument, evidence: Evidence): void {
    const runbook = readRunbook(source, markup, evidence)
    const line = (offset: number) => source.lineAt(offset)
    const at = (each: number) => `${name}:${each} | ${source.slice(source.lineSpan(each))}`
    const found = runbook.steps.filter(({ kind }) => kind === 'command').flatMap(({ commands }) => commands)
    this.commands.compare(
      labels.commands.map(({ line, text }) => `${line} ${text.trim()}`),
      // The labels spell commands as the source does.
      found.map(({ span, lines: [first] }) => `${line(span.start)} ${source.slice(first?.span ?? span).trim()}`),
      `${name}:`,
    )
    const typed = new Set<number>()
    for (const { line, endLine } of labels.commands) for (let each = line; each <= endLine; each++) typed.add(each)
    const seen = new Set<number>()
    for (const { account, block, language } of runbook.blocks) {
      const where = block.kind === 'code' && isScriptLanguage(language) ? 'shell' : 'elsewhere'
      for (const { role, typed: own, why } of account.readings) {
        const number = line(own.span.start)
        if (seen.has(number)) continue
        seen.add(number)
        this.lines++
        if (role === 'unread' && where === 'shell') this.doubtsInShell++
        if (role === 'unread')
          this.doubts.push(`${typed.has(number) ? 'typed' : 'shown'} ${at(number)}  (${why ?? ''})`)
        const isRun = role === 'command' || role === 'continued'
        if (typed.has(number)) {
          if (!isRun && role !== 'unread' && role !== 'blank') this.lost.push(`${role} ${at(number)}  (${why ?? ''})`)
        } else if (role !== 'blank' && role !== 'comment') {
          this.shown[where]++
          if (isRun && own.text.trim() !== '') this.run[where].push(`${at(number)}  (${why ?? ''})`)
        }
      }
    }
    for (const { line, text } of labels.commands)
      if (!seen.has(line)) this.lost.push(`no block ${name}:${line} | ${text}`)
  }
}
