import type { Language } from '../model.ts'
import { readAllOptions } from './options.ts'
import { protocolAt } from './protocols.ts'

/** A program that reads statements when it is called without something to do at once. */
interface Program {
  readonly language: Language
  /** Options that take a value; see {@link readAllOptions}. */
  readonly valued?: string
  /** Its options are words behind one dash, in capitals or not: `-NoProfile`. */
  readonly optionsAreWords?: true
  /** Options with which it does something and ends. */
  readonly ends?: string
  /** At most so many words beside options; with more it does what they say and ends. */
  readonly words?: number
}

const always = 'help version h?'

const mysql: Program = {
  language: 'sql',
  valued: 'u h P D S e user host port database socket execute defaults-file defaults-extra-file protocol ssl-ca',
  ends: 'e execute V ?',
  words: 1,
}

const python: Program = { language: 'python', valued: 'c m W X', ends: 'c m V h' }

const mongo: Program = {
  language: 'mongodb',
  valued: 'u p host port username password authenticationDatabase eval tlsCAFile tlsCertificateKeyFile f file',
  ends: 'eval f file',
  words: 1,
}

const powershell: Program = {
  language: 'powershell',
  optionsAreWords: true,
  valued: 'executionpolicy ep workingdirectory wd configurationname settingsfile custompipename version',
  ends: 'c command f file e ec encodedcommand commandwithargs cwa',
}

const transfer = (language: Language): Program => ({ language, valued: 'P b i o F', ends: 'b', words: 2 })

const programs: Readonly<Record<string, Program>> = {
  mysql,
  mariadb: mysql,
  mycli: mysql,
  psql: {
    language: 'sql',
    valued: 'U h p d v P F R o L T c f username host port dbname set variable pset command file',
    ends: 'c f l V ? command file list',
    words: 2,
  },
  pgcli: { language: 'sql', valued: 'U h p d u', ends: 'l list', words: 2 },
  // Its options are words behind one dash: `-header`.
  sqlite3: { language: 'sql', valued: 'cmd init separator', words: 1 },
  'clickhouse-client': {
    language: 'sql',
    valued: 'h u q host port user password query database d',
    ends: 'q query queries-file',
  },
  influx: { language: 'sql', valued: 'host port username password database execute', ends: 'execute' },
  hive: { language: 'sql', valued: 'e f', ends: 'e f' },
  trino: { language: 'sql', valued: 'server catalog schema user execute f file', ends: 'execute f file', words: 1 },
  cqlsh: {
    language: 'cql',
    valued: 'u p k e f username password keyspace execute file',
    ends: 'e f execute file',
    words: 2,
  },
  'redis-cli': {
    language: 'redis',
    valued: 'h p a n u s r i user pass cacert cert key rdb eval pattern cluster',
    ends: 'r x scan bigkeys memkeys hotkeys stat latency pipe rdb eval cluster functions-rdb',
  },
  'valkey-cli': { language: 'redis', valued: 'h p a n u s user pass', ends: 'r scan bigkeys stat latency pipe rdb' },
  mongo,
  mongosh: mongo,
  python,
  python2: python,
  python3: python,
  ipython: python,
  ipython3: python,
  irb: { language: 'ruby', valued: 'r I' },
  pry: { language: 'ruby', valued: 'r I e', ends: 'e' },
  node: { language: 'javascript', valued: 'e p', ends: 'e p v' },
  pwsh: powershell,
  powershell,
  virsh: { language: 'virsh', valued: 'c d l connect debug log', ends: 'v V' },
  ceph: { language: 'ceph', valued: 'n c id name conf', ends: 's w v status watch' },
  openstack: { language: 'openstack' },
  gdb: { language: 'gdb', valued: 'p x ex pid', ends: 'batch', words: 3 },
  telnet: { language: 'telnet', valued: 'l b', words: 2 },
  ftp: transfer('ftp'),
  sftp: transfer('sftp'),
  lftp: { ...transfer('program'), valued: 'u p e c f', ends: 'c f' },
  nslookup: { language: 'program' },
  fdisk: { language: 'program', ends: 'l', words: 1 },
  gdisk: { language: 'program', ends: 'l', words: 1 },
  parted: { language: 'program', ends: 'l s', words: 1 },
  kadmin: { language: 'program', valued: 'p q r w k t', ends: 'q' },
  'kadmin.local': { language: 'program', valued: 'p q r w k t', ends: 'q' },
}

/** What they are called. */
export const programNames: readonly string[] = Object.keys(programs)

/** Programs whose subcommand opens a console: `rails console`, `manage.py shell`. */
const consoles: readonly (readonly [RegExp, Language])[] = [
  [/^(?:rails|gitlab-rails) (?:console|c)\b/, 'ruby'],
  [/^(?:python[\d.]* )?(?:\S*\/)?(?:manage\.py|django-admin) (?:shell|shell_plus)$/, 'python'],
  [/^(?:python[\d.]* )?(?:\S*\/)?(?:manage\.py|django-admin) dbshell$/, 'sql'],
]

/** The language of the program that a call opens, by its words; null when it opens none. */
export function programOpenedBy(name: string, rest: readonly string[]): Language | null {
  const line = [name, ...rest].join(' ')
  const console = consoles.find(([pattern]) => pattern.test(line))
  if (console !== undefined) return console[1]
  const known = name.replace(/^(python\d?)[\d.]+$/, '$1')
  const program = Object.hasOwn(programs, known) ? programs[known] : undefined
  if (program === undefined) return null
  const asRead = program.optionsAreWords === true ? rest.map(asLongOption) : rest
  const { given, rest: words } = readAllOptions(asRead, program.valued ?? '')
  const ends = new Set([...(program.ends ?? '').split(' '), ...always.split(' ')])
  if ([...given.keys()].some(option => ends.has(option))) return null
  if (words.length > (program.words ?? 0) || words.some(word => /\.(?:js|sql|py)$/.test(word))) return null
  return known === 'telnet' ? (protocolAt(words[1] ?? '') ?? program.language) : program.language
}

const asLongOption = (word: string): string =>
  word.replace(/^-(?=\w)/, '--').replace(/^--\w+/, name => name.toLowerCase())
