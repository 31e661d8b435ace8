import { plainText } from './plain-text.ts'
import { statementsOf } from './settled.ts'
import type { Outline, OutlineNode, OutlineStep } from '../server/protocol.ts'

/** A line of the progress tree. `key` names it among the lines of one document and outlives edits elsewhere. */
export type TreeNode =
  | {
      readonly kind: 'procedure'
      readonly key: string
      readonly title: string
      readonly line: number
      readonly rollback: boolean
      /** Title of the procedure that it undoes. */
      readonly undoes: string | null
      readonly purpose: (OutlineNode & { kind: 'procedure' })['purpose']
      readonly steps: readonly OutlineStep[]
      readonly children: readonly TreeNode[]
      readonly parent: TreeNode | null
    }
  | {
      readonly kind: 'step'
      readonly key: string
      readonly step: OutlineStep
      readonly children: readonly TreeNode[]
      readonly parent: TreeNode | null
    }
  | {
      readonly kind: 'command'
      readonly key: string
      readonly step: OutlineStep
      readonly index: number
      readonly children: readonly []
      readonly parent: TreeNode | null
    }
  | {
      /** A statement of which it is not clear whether it is typed. */
      readonly kind: 'doubt'
      readonly key: string
      readonly step: OutlineStep
      readonly index: number
      readonly children: readonly []
      readonly parent: TreeNode | null
    }
  | {
      readonly kind: 'host'
      readonly key: string
      readonly step: OutlineStep
      readonly target: string
      readonly children: readonly []
      readonly parent: TreeNode | null
    }

/** Targets of the steps that ran on several, by step. */
export type HostsOfSteps = Readonly<Record<string, readonly string[]>>

/**
 * The lines of the progress tree: procedures, their steps in document order, their commands, and the hosts that they ran
 * on. A section that is the whole document has no line: the view says which document it shows.
 */
export function treeOf(outline: Outline, hosts: HostsOfSteps = {}): readonly TreeNode[] {
  const steps = new Map(outline.steps.map(step => [step.id, step]))
  const [only, ...others] = outline.nodes
  const whole =
    only?.kind === 'procedure' && others.length === 0 && only.children.some(({ kind }) => kind === 'procedure')
  return grow(whole ? only.children : outline.nodes, { steps, hosts }, null, '')
}

function grow(
  nodes: readonly OutlineNode[],
  known: { readonly steps: ReadonlyMap<string, OutlineStep>; readonly hosts: HostsOfSteps },
  parent: TreeNode | null,
  path: string,
): TreeNode[] {
  const seen = new Map<string, number>()
  return nodes.flatMap((node): TreeNode[] => {
    if (node.kind === 'step') {
      const step = known.steps.get(node.id)
      return step ? [stepNode(step, known.hosts[step.id], parent)] : []
    }
    const only = node.children.length === 1 ? node.children[0] : undefined
    const alone = only?.kind === 'step' ? known.steps.get(only.id) : undefined
    // A section that is one step of the same name is that step: nobody needs the line twice.
    if (alone && sameTitle(alone.title, node.title))
      return [stepNode({ ...alone, title: node.title }, known.hosts[alone.id], parent)]
    // Two sections may have one title: the second is named by its place among them.
    const place = seen.get(node.title) ?? 0
    seen.set(node.title, place + 1)
    const key = `${path}/${node.title}${place > 0 ? `#${place}` : ''}`
    const children: TreeNode[] = []
    const within: OutlineStep[] = []
    const procedure: TreeNode = {
      kind: 'procedure',
      key,
      title: node.title,
      line: node.range.start.line,
      rollback: node.rollback,
      undoes: node.undoes?.title ?? null,
      purpose: node.purpose,
      steps: within,
      children,
      parent,
    }
    children.push(...grow(node.children, known, procedure, key))
    within.push(...children.flatMap(child => (child.kind === 'procedure' ? child.steps : [child.step])))
    return [procedure]
  })
}

/** A title without its number. */
const bare = (title: string) => plainText(title).replace(/^(?:\d+(?:\.\d+)*|[A-Za-z])[.):]?\s+(?=\S)/, '')

const sameTitle = (a: string, b: string) => bare(a) === bare(b)

function stepNode(step: OutlineStep, hosts: readonly string[] = [], parent: TreeNode | null): TreeNode {
  const children: TreeNode[] = []
  const node: TreeNode = { kind: 'step', key: `step ${step.id}`, step, children, parent }
  children.push(
    ...statementsOf(step).map(({ kind, index }): TreeNode => ({
      kind,
      key: `step ${step.id} ${kind} ${index}`,
      step,
      index,
      children: [],
      parent: node,
    })),
    ...hosts.map((target): TreeNode => ({
      kind: 'host',
      key: `step ${step.id} host ${target}`,
      step,
      target,
      children: [],
      parent: node,
    })),
  )
  return node
}

/** The shape of a tree: two outlines with the same shape differ in nothing but what their lines say. */
export const shapeOf = (nodes: readonly TreeNode[]): string =>
  JSON.stringify(nodes, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const node = value as TreeNode
    return { key: node.key, children: node.children }
  })

/** Every line of the tree from top to bottom. */
export const allNodes = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.flatMap(node => [node, ...allNodes(node.children)])
