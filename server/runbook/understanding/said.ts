import type { Block, CodeLine } from '../../markup/block.ts'
import { collectTexts, type Texts } from './collect-text.ts'
import { titleWords } from '../blocks/contents-list.ts'
import { documentNames } from '../placeholders/document-names.ts'
import { introducedBy, introducedIn, isDistinct, type Introduction } from '../placeholders/introductions.ts'
import { declaredPrompts } from '../commands/declared-prompts.ts'
import { learnHabits } from '../commands/prompts-in-block.ts'

/** What a block says that the reading of other blocks depends on. */
export interface Said {
  readonly texts: Texts
  /** The words of each of its headings; see contents-list.ts. */
  readonly titles: readonly ReadonlySet<string>[]
  /** By topic, each word once. */
  readonly words: readonly (readonly [Topic, string])[]
  /** What its running text introduces. */
  readonly introductions: readonly Introduction[]
}

/** What a word may be known as. `root` has one word only, `#`. */
export type Topic = 'host' | 'command' | 'root' | 'used' | 'assigned' | 'setting' | 'substitution' | 'spoken' | 'opener'

/** What a block says; of a section only its heading counts. */
export function saidBy(block: Block): Said {
  const texts: Texts =
    block.kind === 'section'
      ? { prose: [{ prose: block.title, isHeading: true }], code: [], quotes: [], definitions: [] }
      : collectTexts([block])
  const habits = learnHabits(
    [...texts.code, ...texts.quotes].map(block => ({
      lines: block.lines.map(line => line.text),
      language: block.kind === 'code' ? block.language : null,
      declared: block.kind === 'code' ? declaredPrompts(block) : null,
    })),
  )
  const names = documentNames(
    [...texts.code.map(({ lines }) => lines.map(({ text }) => text).join('\n')), ...texts.prose.flatMap(settingIn)],
    texts.prose.map(({ prose }) => prose.text),
  )
  const words: [Topic, string][] = []
  for (const word of habits.hosts) words.push(['host', word])
  for (const word of habits.commands) words.push(['command', word])
  for (const word of new Set(texts.prose.flatMap(spokenIn))) words.push(['spoken', word])
  for (const word of new Set(texts.code.flatMap(openerOf))) words.push(['opener', word])
  if (habits.hashIsRoot) words.push(['root', '#'])
  for (const word of names.used) words.push(['used', word])
  for (const word of names.assigned) words.push(['assigned', word])
  for (const word of names.settings) words.push(['setting', word])
  const titles = texts.prose.filter(({ isHeading }) => isHeading).map(({ prose }) => titleWords(prose.text))
  const introductions = [...texts.prose.map(({ prose }) => prose), ...texts.definitions]
    .flatMap(introducedIn)
    .concat(texts.code.flatMap(({ lines }) => lines.flatMap(introducedInLine)))
    .filter(({ word }) => isDistinct(word))
  return { texts, titles, words, introductions }
}

/** What the comment in a line of code introduces; of a long one only the beginning counts. */
function introducedInLine({ text }: CodeLine): readonly Introduction[] {
  const comment = text.includes('#') ? /(?:^|\s)#\s([^\n]{1,300})/.exec(text.slice(0, 1000))?.[1] : undefined
  return comment === undefined ? [] : introducedBy(comment)
}

/** The literals of running text that set a variable: "run `export REGION=x`". */
const settingIn = ({ prose }: Texts['prose'][number]): string[] =>
  prose.inlines.flatMap(({ kind, text }) =>
    kind === 'code' && /^(?:export )?[A-Za-z_]\w*=\S/.test(text) ? [text] : [],
  )

/** The first words of literals in running text that look like commands: "`appctl status` shows", "the `appctl` command". */
const spokenIn = ({ prose }: Texts['prose'][number]): string[] =>
  prose.inlines.flatMap(({ kind, text }, index) => {
    if (kind !== 'code' && kind !== 'role') return []
    const word = /^(?:\$ |sudo )?([a-z][\w.-]{1,40})(?: [a-z-]|$)/.exec(text)?.[1]
    if (word === undefined) return []
    return /\s/.test(text.trim()) ||
      /^\s*(?:command|tool|utility|script|program|cli)\b/i.test(prose.inlines[index + 1]?.text ?? '')
      ? [word]
      : []
  })

/** The word that begins a block, when a program could have that name. */
const openerOf = ({ lines }: Texts['code'][number]): string[] => {
  const first = lines.find(({ text }) => text.trim() !== '' && !/^\s*#/.test(text))?.text.trim() ?? ''
  const word = /^(?:sudo )?([a-z][\w.-]{1,40})\s/.exec(first)?.[1]
  return word === undefined ? [] : [word]
}
