import { blocksIn, proseOf } from '../blocks.ts'
import type { Rule } from '../rule.ts'

/** Sphinx defines these in every project. */
const builtIn = new Set(['release', 'version', 'today', 'translation progress'])

export const undefinedSubstitution: Rule = {
  id: 'undefined-substitution',
  severity: 'hint',
  summary: 'A substitution that the document does not define may stay unreplaced.',
  *check({ tree, includes }) {
    // What was not read may define any name.
    if (includes?.complete === false) return
    const known = new Set([...tree.substitutions, ...(includes?.substitutions ?? [])].map(normal))
    for (const block of blocksIn(tree.blocks))
      for (const { kind, text, content, span } of proseOf(block)?.inlines ?? []) {
        if (kind !== 'substitution' || content.end <= content.start) continue
        const name = text.replace(/^\||\|$/g, '')
        if (known.has(normal(name)) || builtIn.has(normal(name))) continue
        known.add(normal(name))
        yield { span, message: `substitution \`${name}\` is not defined in this document; it may be in \`conf.py\`` }
      }
  },
}

/** Substitution names are compared without case, blanks folded (docutils does, when no exact match exists). */
const normal = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()
