import { simpleCommandOf, type SimpleCommand } from './parse.ts'
import { descend, parseTree, type SyntaxNode } from './syntax-tree.ts'

/** A simple command, and whether it has run whenever the whole text has ended with status 0. */
export interface Reached {
  readonly command: SimpleCommand
  readonly surely: boolean
}

/**
 * Every simple command that running the text runs, or may run: not those of functions, which are only defined.
 *
 *     apt-get upgrade -y && reboot               reboot surely
 *     if [ -e /run/reboot-required ]; then reboot; fi      not surely
 */
export function reachedCommands(text: string): readonly Reached[] {
  const reached: Reached[] = []
  for (const { node, within } of descend(parseTree(text))) {
    if (node.type !== 'Command' || within.some(({ type }) => type === 'Function')) continue
    reached.push({ command: simpleCommandOf(node, text), surely: within.every(goesThrough) })
  }
  return reached
}

const plain = new Set<SyntaxNode['type']>([
  'Script',
  'Statement',
  'CompoundList',
  'Pipeline',
  'BraceGroup',
  'Subshell',
  'Redirected',
  'Time',
])

/** Whether all in a node has run when it has ended with status 0. */
const goesThrough = (node: SyntaxNode): boolean =>
  node.type === 'AndOr' ? node.operators.every(operator => operator === '&&') : plain.has(node.type)
