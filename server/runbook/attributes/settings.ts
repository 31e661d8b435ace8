import { isSameList } from '../same-list.ts'

/** What attributes say, read: plain values by the attribute's name. What nobody has said is absent. */
export interface Settings {
  readonly hosts?: readonly string[]
  readonly user?: string
  readonly root?: boolean
  /** In milliseconds. */
  readonly timeout?: number
  readonly confirm?: boolean
  readonly run?: boolean
  readonly output?: boolean
  readonly manual?: boolean
  readonly file?: string
  readonly language?: string
  readonly title?: string
  readonly hash?: 'root' | 'comment'
  readonly literal?: readonly string[]
  readonly rollback?: boolean
  readonly procedures?: readonly string[]
}

export type SettingName = keyof Settings

/** What a document says of itself as a whole. */
export interface DocumentSettings {
  of<Name extends SettingName>(name: Name): Settings[Name]
}

/** Nothing said; one object, so that it is quick to tell. */
export const nothingSaid: Settings = {}

/** What is said of a section, or of a list, holds for all that stands in it; the rest is about one block. */
const inherited: readonly SettingName[] = ['hosts', 'user', 'root', 'timeout', 'confirm', 'run', 'hash', 'literal']

/** Of what is said of a block, all that holds for what stands in it, too. */
export function within(settings: Settings): Settings {
  if (settings === nothingSaid) return nothingSaid
  const inner = inherited.flatMap(name => (settings[name] === undefined ? [] : [[name, settings[name]] as const]))
  return inner.length === 0 ? nothingSaid : Object.fromEntries(inner)
}

/** What is said farther out, unless something else is said nearer by. */
export function over(outer: Settings, inner: Settings): Settings {
  if (inner === nothingSaid) return outer
  if (outer === nothingSaid) return inner
  // Two attributes speak of who runs a command.
  const { user: _user, root: _root, ...others } = outer
  return inner.user === undefined && inner.root === undefined ? { ...outer, ...inner } : { ...others, ...inner }
}

export const isSameSettings = (a: Settings, b: Settings): boolean =>
  a === b ||
  [...new Set([...Object.keys(a), ...Object.keys(b)] as SettingName[])].every(name => isSameValue(a[name], b[name]))

/** Whether two values say the same. */
export const isSameValue = (a: Settings[SettingName], b: Settings[SettingName]): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && isSameList<string>(a, b))
