/**
 * Where commands can be made to run. Written as one word, in settings and on the command line:
 *
 *     local
 *     ssh:ALIAS                     whatever the user's ssh calls ALIAS
 *     docker:NAME  podman:USER@NAME a running container
 *     kubectl:POD  kubectl:NAMESPACE/POD  kubectl:NAMESPACE/POD/CONTAINER
 */
export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'ssh'; readonly alias: string }
  | {
      readonly kind: 'container'
      readonly engine: 'docker' | 'podman'
      readonly user: string | null
      readonly name: string
    }
  | {
      readonly kind: 'kubectl'
      readonly namespace: string | null
      readonly pod: string
      readonly container: string | null
    }

/** A name that no program can take for an option, a path or two words; `user@host` is one that ssh takes. */
const word = /^[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,252}[A-Za-z0-9])?$/

/** Whether a name can stand in a target. */
export const isWord = (text: string): boolean => word.test(text)

const expected = 'expected local, ssh:ALIAS, docker:NAME, podman:NAME or kubectl:[NAMESPACE/]POD[/CONTAINER]'

/** Reads a target; throws a sentence to show on anything else. */
export function readTarget(text: string): Target {
  const fail = (): never => {
    throw new Error(`${expected}, found ${JSON.stringify(text.slice(0, 200))}`)
  }
  if (text === 'local') return { kind: 'local' }
  const [, kind = '', name = ''] = /^(ssh|docker|podman|kubectl):(.+)$/s.exec(text) ?? fail()
  const words = kind === 'kubectl' ? name.split('/') : [name]
  if (words.length > 3 || !words.every(each => word.test(each))) return fail()
  switch (kind) {
    case 'ssh':
      return { kind, alias: name }
    case 'docker':
    case 'podman': {
      const [, user = null, container = name] = /^([^@]+)@(.+)$/.exec(name) ?? []
      return { kind: 'container', engine: kind, user, name: container }
    }
    default: {
      const [first = '', second, third] = words
      return {
        kind: 'kubectl',
        namespace: second === undefined ? null : first,
        pod: second ?? first,
        container: third ?? null,
      }
    }
  }
}

/** A target as it is written: two targets that are written alike are the same place. */
export function targetName(target: Target): string {
  switch (target.kind) {
    case 'local':
      return 'local'
    case 'ssh':
      return `ssh:${target.alias}`
    case 'container':
      return `${target.engine}:${target.user === null ? '' : `${target.user}@`}${target.name}`
    case 'kubectl':
      return `kubectl:${[target.namespace, target.pod, target.container].filter(each => each !== null).join('/')}`
  }
}
