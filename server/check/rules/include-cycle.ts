import { weighing, type Rule } from '../rule.ts'

export const includeCycle: Rule = {
  id: 'include-cycle',
  severity: 'error',
  summary: 'A file includes itself, directly or through others, so the page cannot be built.',
  ofDocument: weighing({
    note: () => [],
    *weigh(_notes, { includes }) {
      for (const { inclusion, trouble } of includes?.files ?? [])
        if (trouble?.kind === 'cycle')
          yield {
            span: inclusion.span,
            message: `expected an end to what is included, found a cycle: \`${shown(trouble.chain).join(' → ')}\``,
          }
    },
  }),
}

/** Of a long chain its ends. */
const shown = (chain: readonly string[]): readonly string[] =>
  chain.length > 12 ? [...chain.slice(0, 6), '…', ...chain.slice(-6)] : chain
