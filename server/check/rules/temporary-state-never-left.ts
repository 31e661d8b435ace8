import type { Step } from '../../runbook/model.ts'
import { everyMatch } from '../../text/every-match.ts'
import type { Span } from '../../text/span.ts'
import { textOf } from '../blocks.ts'
import { spanInDocument } from '../../runbook/command-places.ts'
import { callsOf } from '../commands.ts'
import { summing, type Rule } from '../rule.ts'

export const temporaryStateNeverLeft: Rule = {
  id: 'temporary-state-never-left',
  severity: 'warning',
  summary: 'A state that is meant for the time of the work is entered and never left in the document.',
  ofDocument: summing<Note, readonly Note[]>({
    *note(passage, { source }) {
      for (const step of passage.steps) yield* enteredIn(step)
      const { start, end } = textOf(passage)
      for (const match of everyMatch(source.slice({ start, end }), leaving)) {
        const at = start + match.index
        yield { leave: match[0], command: null, span: { start: at, end: at + match[0].length } }
      }
    },
    // Of each state where it is entered first, and where it is left last.
    sum: notes => [
      ...new Map(notes.filter(({ command }) => command === null).map(note => [note.leave, note])).values(),
      ...new Map([...notes].reverse().flatMap(note => (note.command === null ? [] : [[note.leave, note]]))).values(),
    ],
    *weigh(sums) {
      const notes = sums.flat()
      const entered = new Map<string, Note>()
      // Written anywhere below: a command, a table of commands, a sentence.
      const left = new Map<string, number>()
      for (const note of notes)
        if (note.command === null) left.set(note.leave, note.span.start)
        else if (!entered.has(note.leave)) entered.set(note.leave, note)
      for (const { leave, command, span } of entered.values())
        if ((left.get(leave) ?? -1) < span.end)
          yield {
            span,
            message: `\`${command ?? ''}\` is never undone in this document: expected \`${leave}\` after it`,
          }
    },
  }),
}

/** A state is entered by a command, or (`command` null) words that leave it are written somewhere. */
interface Note {
  readonly leave: string
  readonly command: string | null
  readonly span: Span
}

function* enteredIn(step: Step): Generator<Note> {
  for (const { command, call } of callsOf(step)) {
    const line = [call.name, ...call.words.map(word => word ?? '…')].join(' ')
    for (const { entering, left } of states) {
      const match = entering.exec(line)
      if (match === null) continue
      const leave = left.replace('$1', match[1] ?? '')
      yield { leave, command: match[0], span: spanInDocument(command, call.simple.span) }
    }
  }
}

/** How each state is entered, as the words of a command, and what leaves it again. */
const states: readonly { readonly entering: RegExp; readonly left: string }[] = [
  { entering: /^(?:kubectl|oc)\b.* (?:cordon|drain)\b|^oc adm (?:cordon|drain)\b/, left: 'uncordon' },
  { entering: /^ceph osd set (\w+)/, left: 'unset $1' },
  { entering: /^apt-mark hold\b/, left: 'unhold' },
  { entering: /^gnt-cluster watcher pause\b/, left: 'watcher continue' },
  { entering: /^gnt-cluster queue drain\b/, left: 'queue undrain' },
  { entering: /^pcs (?:cluster|node) standby\b/, left: 'unstandby' },
  { entering: /^consul maint -enable\b/, left: 'maint -disable' },
  { entering: /^docker node update\b.*--availability[= ]drain\b/, left: 'availability active' },
  { entering: /^puppet agent\b.*--disable\b/, left: '--enable' },
  { entering: /^nodetool disablegossip\b/, left: 'enablegossip' },
]

/** The words of all states that leave them. */
const leaving = new RegExp(states.map(({ left }) => left.replace('$1', '\\w+')).join('|'), 'g')
