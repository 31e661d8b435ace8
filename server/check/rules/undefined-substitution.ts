import type { Span } from '../../text/span.ts'
import { proseOf } from '../blocks.ts'
import { summing, type Rule } from '../rule.ts'

/** Sphinx defines these in every project. */
const builtIn = new Set(['release', 'version', 'today', 'translation progress'])

export const undefinedSubstitution: Rule = {
  id: 'undefined-substitution',
  severity: 'hint',
  summary: 'A substitution that the document does not define may stay unreplaced.',
  ofDocument: summing<Use, ReadonlyMap<string, Use>>({
    *note(_passage, { source, blocks }) {
      for (const block of blocks)
        for (const { kind, content, span } of proseOf(block)?.inlines ?? [])
          // Its text is what the page shows for it.
          if (kind === 'substitution' && content.end > content.start)
            yield { name: source.slice(content).replace(/\s+/g, ' '), span }
    },
    // The first use of each name.
    sum: uses => new Map([...uses].reverse().map(use => [normal(use.name), use])),
    *weigh(all, { tree, includes }) {
      // What was not read may define any name.
      if (all.length === 0 || includes?.complete === false) return
      const known = new Set([...tree.substitutions, ...(includes?.substitutions ?? [])].map(normal))
      for (const uses of all)
        for (const [normalName, { name, span }] of uses) {
          if (known.has(normalName) || builtIn.has(normalName)) continue
          known.add(normalName)
          yield { span, message: `substitution \`${name}\` is not defined in this document; it may be in \`conf.py\`` }
        }
    },
  }),
}

interface Use {
  readonly name: string
  readonly span: Span
}

/** Substitution names are compared without case, blanks folded (docutils does, when no exact match exists). */
const normal = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
