import { isSecret } from '../run/secret.ts'
import type { Operator } from './operator.ts'
import { shownLine } from '../text/shown-text.ts'

/** Asks the operator for a value by each name; null when there is nobody to answer, or the question is void. */
export async function askForValues(
  operator: Operator,
  names: readonly string[],
): Promise<Record<string, string> | null> {
  const values: Record<string, string> = {}
  for (const name of names) {
    const value = await operator.ask(`${shownLine(name)} = `, isSecret(name))
    if (value === null) return null
    values[name] = value
  }
  return values
}
