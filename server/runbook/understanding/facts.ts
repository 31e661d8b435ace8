import { isAlike, Titles, titleWords, type Contents } from '../blocks/contents-list.ts'
import type { DocumentNames } from '../placeholders/document-names.ts'
import type { Introduction } from '../placeholders/introductions.ts'
import type { Introduced } from '../placeholders/introduced.ts'
import {
  isSameValue,
  nothingSaid,
  type DocumentSettings,
  type SettingName,
  type Settings,
} from '../attributes/settings.ts'
import type { Habits } from '../commands/prompts-in-block.ts'
import { IntroductionsKnown } from './introductions-known.ts'
import type { Said, Topic } from './said.ts'
import type { Words } from '../words.ts'

/** What somebody has asked about a document: other answers would have made another reading. */
export interface Questions {
  readonly words: Set<string>
  /** Items of lists that may announce sections. */
  readonly items: ReadonlySet<string>[]
}

/** What is no longer as it was. */
export interface News {
  readonly words: ReadonlySet<string>
  readonly titles: readonly ReadonlySet<string>[]
}

/**
 * What a document says as a whole: the sum of what its blocks say. Whoever reads a block asks here, and is told when
 * an answer has changed since.
 */
export class Facts {
  readonly habits: Habits
  readonly names: DocumentNames
  readonly substitutions: Words
  readonly contents: Contents
  readonly introduced: Introduced
  readonly #introductions = new IntroductionsKnown()
  /** What the document says of itself. */
  readonly settings: DocumentSettings
  /** How many blocks say a word, by topic and word. */
  readonly #counts = new Map<string, number>()
  #titles: readonly ReadonlySet<string>[] = []
  #titlesByWord = new Titles([])
  #substitutions: ReadonlySet<string> = new Set()
  #settings: Settings = nothingSaid
  #asking: Questions | null = null

  constructor() {
    const words = (topic: Topic): Words => ({ has: word => this.#ask(topic, word) })
    const isRoot = () => this.#ask('root', '#')
    const hash = () => this.settings.of('hash')
    this.settings = {
      of: name => {
        this.#asking?.words.add(keyOfSetting(name))
        return this.#settings[name]
      },
    }
    this.habits = {
      hosts: words('host'),
      commands: words('command'),
      used: words('used'),
      spoken: words('spoken'),
      openers: words('opener'),
      get hashIsRoot() {
        return isRoot()
      },
      get hash() {
        return hash()
      },
    }
    this.names = { assigned: words('assigned'), settings: words('setting') }
    this.substitutions = words('substitution')
    this.introduced = {
      of: word => {
        this.#asking?.words.add(introductionOf(word))
        return this.#introductions.of(word)
      },
    }
    this.contents = {
      announces: text => {
        const item = titleWords(text)
        this.#asking?.items.push(item)
        return this.#titlesByWord.holdAlike(item)
      },
    }
  }

  /** Takes up what blocks say that are new, forgets what those said that are gone; answers what is no longer as it was. `titles` are the document's first headings. */
  learn(
    come: readonly Said[],
    gone: readonly Said[],
    titles: readonly ReadonlySet<string>[],
    substitutions: ReadonlySet<string>,
    settings: Settings,
  ): News {
    const touched = new Map<string, { readonly known: boolean; readonly least: number }>()
    const count = (topic: Topic, word: string, by: number) => {
      const key = keyOf(topic, word)
      const before = this.#counts.get(key) ?? 0
      if (!touched.has(key)) touched.set(key, { known: before >= leastOf(topic), least: leastOf(topic) })
      if (before + by > 0) this.#counts.set(key, before + by)
      else this.#counts.delete(key)
    }
    for (const { words } of come) for (const [topic, word] of words) count(topic, word, 1)
    for (const { words } of gone) for (const [topic, word] of words) count(topic, word, -1)
    if (substitutions !== this.#substitutions) {
      for (const name of substitutions) count('substitution', name, 1)
      for (const name of this.#substitutions) count('substitution', name, -1)
      this.#substitutions = substitutions
    }
    const words = this.#learnIntroductions(come, gone)
    for (const [key, { known, least }] of touched) if ((this.#counts.get(key) ?? 0) >= least !== known) words.add(key)

    for (const name of new Set([...Object.keys(settings), ...Object.keys(this.#settings)] as SettingName[]))
      if (!isSameValue(settings[name], this.#settings[name])) words.add(keyOfSetting(name))
    this.#settings = settings
    const news = { words, titles: difference(this.#titles, titles) }
    if (news.titles.length > 0) this.#titlesByWord = new Titles(titles)
    this.#titles = titles
    return news
  }

  /** The words that something else is said about now, or nothing any more. */
  #learnIntroductions(come: readonly Said[], gone: readonly Said[]): Set<string> {
    const before = new Map<string, Introduction | null>()
    const count = ({ introductions }: Said, by: 1 | -1) => {
      for (const introduction of introductions) {
        const { word } = introduction
        if (!before.has(word)) before.set(word, this.#introductions.of(word))
        this.#introductions.count(introduction, by)
      }
    }
    for (const said of come) count(said, 1)
    for (const said of gone) count(said, -1)
    const words = new Set<string>()
    for (const [word, known] of before) {
      const now = this.#introductions.of(word)
      if (known?.sentence !== now?.sentence || known?.isOrder !== now?.isOrder) words.add(introductionOf(word))
    }
    return words
  }

  /** Does `work` and notes what it asks. */
  questioned<T>(work: () => T): { readonly result: T; readonly questions: Questions } {
    const before = this.#asking
    const questions: Questions = { words: new Set(), items: [] }
    this.#asking = questions
    try {
      return { result: work(), questions }
    } finally {
      this.#asking = before
    }
  }

  #ask(topic: Topic, word: string): boolean {
    const key = keyOf(topic, word)
    this.#asking?.words.add(key)
    return (this.#counts.get(key) ?? 0) >= leastOf(topic)
  }
}

/** By so many blocks a word must be said to be known. */
const leastOf = (topic: Topic): number => (topic === 'opener' ? 2 : 1)

/** Whether the answer to one of the questions may be another now. */
export function concerns({ words, titles }: News, questions: Questions): boolean {
  if (words.size > 0 && questions.words.size > 0) for (const word of words) if (questions.words.has(word)) return true
  return titles.length > 0 && questions.items.some(item => titles.some(title => isAlike(title, item)))
}

const introductionOf = (word: string): string => `introduction ${word}`

/** What several readings have asked. */
export function joinedQuestions(all: readonly Questions[]): Questions {
  const joined: Questions = { words: new Set(), items: [] }
  for (const { words, items } of all) {
    for (const word of words) joined.words.add(word)
    joined.items.push(...items)
  }
  return joined
}

const keyOf = (topic: Topic, word: string): string => `${topic} ${word}`

const keysOfSettings = new Map<SettingName, string>()

/** Made once for each of the few names: every block asks for some of them. */
function keyOfSetting(name: SettingName): string {
  let key = keysOfSettings.get(name)
  if (key === undefined) {
    key = `attribute ${name}`
    keysOfSettings.set(name, key)
  }
  return key
}

/** The titles that only one of the lists holds, whatever the order. */
function difference(
  before: readonly ReadonlySet<string>[],
  after: readonly ReadonlySet<string>[],
): readonly ReadonlySet<string>[] {
  if (before.length === after.length && before.every((title, index) => title === after[index])) return []
  const [old, now] = [new Set(before), new Set(after)]
  return [...before.filter(title => !now.has(title)), ...after.filter(title => !old.has(title))]
}
