import type { Block } from '../../markup/block.ts'
import type { Place, Walk } from '../blocks/walk.ts'
import type { Habits } from '../commands/prompts-in-block.ts'
import { settingsOf } from './read-settings.ts'
import { nothingSaid, over } from './settings.ts'
import { writtenOnCode } from './written.ts'

/** What attributes say of how a step is run. */
export interface ToldOfStep {
  readonly user: string | null
  readonly timeout: number | null
  readonly confirm: boolean
  /** Words in it that are no placeholders. */
  readonly literal: readonly string[]
}

export function toldOfStep({ told }: Place, { settings }: Walk): ToldOfStep {
  return {
    user: userIn(told) ?? userIn({ user: settings.of('user'), root: settings.of('root') }),
    timeout: told.timeout ?? settings.of('timeout') ?? null,
    confirm: told.confirm ?? settings.of('confirm') ?? false,
    literal: told.literal ?? [],
  }
}

const userIn = ({ user, root }: { user?: string | undefined; root?: boolean | undefined }): string | null =>
  user ?? (root === true ? 'root' : null)

/** Whether what stands in a place is to be run, or read as steps at all. */
export const isRun = ({ told }: Place, { settings }: Walk): boolean =>
  told.run ?? settings.of('run') ?? settings.of('procedures') === undefined

/** A block's place and its walk, once its own attributes were heard. */
export function hear(block: Block, place: Place, walk: Walk): { readonly place: Place; readonly walk: Walk } {
  const written = block.kind === 'code' ? writtenOnCode(block, walk.source) : []
  const own = written.length === 0 ? nothingSaid : settingsOf(written, ['block'])
  const heard = own === nothingSaid ? place : { ...place, told: over(place.told, own), own: over(place.own, own) }
  const { hash } = heard.told
  return { place: heard, walk: hash === undefined ? walk : { ...walk, habits: withHash(walk.habits, hash) } }
}

/** The habits of a document where the meaning of `# ` is told. */
const withHash = (habits: Habits, hash: 'root' | 'comment'): Habits => ({
  hosts: habits.hosts,
  commands: habits.commands,
  used: habits.used,
  spoken: habits.spoken,
  openers: habits.openers,
  get hashIsRoot() {
    return habits.hashIsRoot
  },
  hash,
})

/** The place within a section: one of the procedures that the document names is followed. */
export function placeInside(title: string, place: Place, { settings }: Walk): Place {
  const procedures = settings.of('procedures')
  if (procedures === undefined || place.told.run !== undefined) return place
  const isNamed = procedures.some(name => evenTitle(name) === evenTitle(title))
  return isNamed ? { ...place, told: over(place.told, { run: true }) } : place
}

const evenTitle = (title: string): string => title.trim().replace(/\s+/g, ' ').toLowerCase()
