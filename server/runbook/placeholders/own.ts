import { matches, type Finder, type Candidate } from './finding.ts'

const NOUN =
  '(?:account|api|app|application|bucket|cluster|collection|company|container|database|db|device|directory|domain|email|file|folder|group|host|hostname|image|instance|ip|key|machine|name|namespace|network|node|org|organi[sz]ation|password|path|pod|pool|project|region|registry|release|repo|repository|role|secret|server|service|site|team|tenant|token|user|username|vm|volume|zone)'

/** A word that says it is the reader's: `your-host`, `_your_password_`, `yourFolder`, `mydomain`. */
const OWN = new RegExp(
  `(?<![A-Za-z])(?:[Yy]our(?=[-_.][A-Za-z]|[A-Z]|${NOUN})|YOUR(?=${NOUN.toUpperCase()}|[A-Z]{3})|my(?=[-_][a-z0-9]|${NOUN}s?(?![a-z])))`,
)

/** Whether a word says that it stands for something of the reader's. */
export const isOwn = (word: string): boolean => OWN.test(word)

/** `your-host`, `chat.yourdomain.com`, `my-cluster`, `CHANGE-ME`, `/path/to/backup`: words that say what belongs there. */
export const own: Finder = ({ text }) => [
  ...matches(
    /(?<=^|[\s=:"'@,])(?:(?:\/|\.\/|~\/|[A-Z]:[\\/])?path[\\/]to[\\/]|\/(?:some|your)\/(?:path|dir|directory|folder|file)(?![\w.-]))[^\s"'|;&<>):,]*/g,
    text,
    ([whole]) => {
      // What the shell fills in itself is the real name of what is there.
      const end = whole.search(/(?<=[\\/])[^\\/]*\\?[*?[]/)
      const path = end < 0 ? whole : whole.slice(0, end)
      return {
        name: path,
        length: path.length,
        kind: 'example',
        spelling: 'path to',
        reason: `${path} stands for a path of your own: write the real one.`,
      }
    },
  ),
  ...findOrders(text),
  ...ownWords(text, isMine, {
    kind: 'sample',
    spelling: 'mine',
    reason: name => `${name} is the author's own: write the name of yours.`,
  }),
]

/** `change-me`, `REPLACE_THIS`; `token-here`, `insert-your-key-here`; not `ran-here`, which may be any file. */
const ORDER = new RegExp(
  `(?<![\\w.-])(?:[\\w.-]{0,80}(?:change|replace|fill|insert|set)[-_]?(?:me|this|it)(?![A-Za-z])[\\w-]*|(?:(?:insert|put|paste|add|enter|write|your)[-_](?:[A-Za-z0-9]{1,30}[-_]){0,4}|(?:[A-Za-z0-9]{1,30}[-_]){0,4}(?:${NOUN}|address|content|date|id|number|string|text|url|value|version)[-_])here(?![\\w.-]*\\w))`,
  'gi',
)

/** Words that can only be meant for the reader, in a file too: `CHANGE-ME`, `your-host`, `token-here`. */
export const findOrders = (text: string): Candidate[] => [
  ...matches(
    ORDER,
    text,
    // `changeit` is what Java's own stores are locked with.
    ([whole]) =>
      whole.startsWith('-') || (whole === 'changeit' && /keytool|jks|java|cacerts/i.test(text))
        ? null
        : {
            name: whole,
            kind: 'example',
            spelling: 'said to the reader',
            reason: `${whole} asks to be replaced: write the real value.`,
          },
  ),
  ...ownWords(text, word => !isMine(word), {
    kind: 'example',
    spelling: 'said to the reader',
    reason: name => `${name} stands for something of your own: write the real one.`,
  }),
]

/** Not the reader's by what it says, but the author's: `my-cluster`. */
const isMine = (word: string): boolean => !/your/i.test(word)

const ownWords = (
  text: string,
  isWanted: (word: string) => boolean,
  { reason, ...what }: Pick<Candidate, 'kind' | 'spelling'> & { readonly reason: (name: string) => string },
): Candidate[] =>
  !OWN.test(text)
    ? []
    : matches(/(?<![\w.-])[\w][\w.-]*/g, text, ({ 0: word, index }) => {
        // `my.cnf`, `my_image.iso`: a file has the name that the author gave it; so has what is assigned.
        if (!isWanted(word) || !isOwn(word)) return null
        if (/^my[-_][\w-]*\.\w{2,4}$/.test(word) || /^my[-_](?:default|print)/.test(word)) return null
        if (/[$%{]/.test(text.charAt(index - 1)) || /^[=(]/.test(text.charAt(index + word.length))) return null
        const name = word.replace(/[.-]{1,9}$/, '')
        return { ...what, name, length: name.length, reason: reason(name) }
      })
