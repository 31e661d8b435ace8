import type { Span } from '../../text/span.ts'
import { callsOf, spanInDocument } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const temporaryStateNeverLeft: Rule = {
  id: 'temporary-state-never-left',
  severity: 'warning',
  summary: 'A state that is meant for the time of the work is entered and never left in the document.',
  *check(runbook) {
    const text = runbook.source.text
    const entered = new Map<string, { span: Span; command: string }>()
    for (const { command, call } of callsOf(runbook)) {
      const line = [call.name, ...call.words.map(word => word ?? '…')].join(' ')
      for (const { entering, left } of states) {
        const match = entering.exec(line)
        const leave = match === null ? '' : left.replace('$1', match[1] ?? '')
        if (match === null || entered.has(leave)) continue
        entered.set(leave, { span: spanInDocument(command, call.simple.span), command: match[0] })
      }
    }
    for (const [leave, { span, command }] of entered)
      // Written anywhere below: a command, a table of commands, a sentence.
      if (text.lastIndexOf(leave) < span.end)
        yield { span, message: `\`${command}\` is never undone in this document: expected \`${leave}\` after it` }
  },
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
