import type { Language } from '../model.ts'

/** Prompts of programs that are no shell, and the language they speak. */
export const programPrompts: readonly (readonly [RegExp, Language])[] = [
  [/(?:mysql(?: +\[[^\]]*\])*(?: \{[^}]*\} \([^)]*\))?|MariaDB(?: \[[^\]]*\])?)>/, 'sql'],
  // psql may say where the database is: `db1/shop=#`, `[local]/shop=#`.
  [/(?:(?:[\w.@-]{1,60}|\[local\])\/)?[A-Za-z_][\w$.]*=[*!^?]?[#>]/, 'sql'],
  [/(?:sqlite|SQL|hive|spark-sql|clickhouse|psql|postgres|postgresql|influx|presto|trino)(?::\w+)?>/, 'sql'],
  [/(?:[\w.]+@)?cqlsh(?::\w+)?>/, 'cql'],
  [/>>>/, 'python'],
  [/In \[\d*\]:/, 'python'],
  [/(?:\[\d+\] )?(?:irb|pry)(?:\([^)]*\))?(?::\d+)*>/, 'ruby'],
  [/(?:redis(?: [\w.:-]+)?|\d{1,3}(?:\.\d{1,3}){3}:\d+|localhost:6379)(?:\[\d+\])?(?:\(TX\))?>/, 'redis'],
  [/ceph>/, 'ceph'],
  [/(?:mongos?|mongosh|rs\d*:(?:PRIMARY|SECONDARY)|[\w-]+ \[direct: \w+\] \w+)>/, 'mongodb'],
  // `test> show dbs`: the database's name, so that only what follows tells.
  [/[\w-]{1,60}>(?= +(?:(?:db|rs|sh)\.\w|show (?:dbs|databases|collections|users)\b|use [\w-]+;?\s*$))/, 'mongodb'],
  [/(?:\([^()\s]{1,60}\) ?)?(?:\[[\w.-]+\]: )?PS(?: [^>]{1,120})?>/, 'powershell'],
  [/(?:[A-Za-z]:(?:\\[^<>|\n]{0,120})?|\.\.\.\\)>/, 'batch'],
  [/\(gdb\)/, 'gdb'],
  [/\(openstack\)/, 'openstack'],
  [/\(Pdb(?:\+\+)?\)|ipdb>/, 'pdb'],
  [
    /(?:s?ftp|telnet|nslookup|openssl|grub|lftp|fdisk|ipmitool|smb: \S+|kadmin(?:\.local)?|asterisk\S*|lxd|rman|asmcmd|dgmgrl|lsnrctl)>/i,
    'program',
  ],
  [/virsh #/, 'virsh'],
  // Of those that divide disks: `(parted) print`, `Command (m for help): p`, `Expert command (? for help): w`.
  [/\(parted\)|(?:[A-Z][\w/]{0,40} c|C)ommand \([m?] for help\):/, 'program'],
  [/(?:scala|ghci|iex\(\d+\)|erl|julia|octave:\d+|gap|sage|gnuplot|cypher|gremlin)>/, 'program'],
]

/** What a continuation line of each language begins with. */
const continuations: Readonly<Record<Language, RegExp>> = {
  sh: /^\s*>(?: |$)/,
  // `... ` and, in IPython, `   ...: `
  python: /^\s*\.\.\.:?(?: |$)/,
  // `    -> ` and `    '> ` of mysql, `db-# ` and `db(# ` of psql, `   ...> ` of sqlite3
  sql: /^\s*(?:(?:->|'>|">|`>|\.\.\.>)|\w+[-('"][#>])(?: |$)/,
  cql: /^\s*\.\.\.(?: |$)/,
  mongodb: /^\s*\.\.\.(?: |$)/,
  javascript: /^\s*\.{3,}(?: |$)/,
  ruby: /^\s*irb(?:\([^)]{0,60}\))?(?::\d+)*\*(?: |$)/,
  powershell: /^\s*>>(?: |$)/,
}

/** The offset behind what a line that continues a command of this language begins with; null when it begins with no such thing. */
export const continuationPrompt = (line: string, language: Language): number | null =>
  (continuations[language] ?? /^\s*>(?: |$)/).exec(line.slice(0, 400))?.[0].length ?? null
