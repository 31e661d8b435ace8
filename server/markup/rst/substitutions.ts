import type { Piece } from './piece.ts'

/**
 * Names of a document's substitution definitions, as written and in lower case, for docutils compares them both ways.
 * `before` is given again where pieces that changed changed nothing.
 */
export function substitutionsOf(
  pieces: readonly Piece[],
  changed: readonly (readonly Piece[])[],
  before: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!changed.some(those => those.some(({ mentions }) => mentions.substitutions.length > 0))) return before
  const names = new Set<string>()
  for (const { mentions } of pieces) for (const name of mentions.substitutions) names.add(name).add(name.toLowerCase())
  return names.size === before.size && [...names].every(name => before.has(name)) ? before : names
}
