import type { Language } from '../model.ts'

/** The names of programs in their prompts, by language. */
const names: Readonly<Record<Language, string>> = {
  sql: `mysql mariadb sqlite sqlite3 sql hive spark-sql clickhouse psql postgres postgresql influx presto trino ksql
    mysqlsh duckdb db2 ij isql impala drill`,
  cql: 'cqlsh',
  ruby: 'irb pry',
  redis: 'redis valkey',
  ceph: 'ceph',
  mongodb: 'mongo mongos mongosh',
  pdb: 'ipdb pdb',
  virsh: 'virsh',
  program: `ftp sftp telnet nslookup openssl grub lftp fdisk ipmitool kadmin kadmin.local asterisk lxd rman asmcmd dgmgrl
    lsnrctl diskpart ncftp rommon scala ghci prelude iex erl julia octave gap sage gnuplot cypher gremlin php hbase`,
}

const languages: ReadonlyMap<string, Language> = new Map(
  Object.entries(names).flatMap(([language, all]) =>
    all
      .split(/\s+/)
      .filter(name => name !== '')
      .map(name => [name, language] as const),
  ),
)

/** The language of the program with this name; null when the name is unknown. */
export const programLanguage = (name: string): Language | null => languages.get(name.toLowerCase()) ?? null

/** Programs whose prompt has blanks between their name and the `>`. */
const spaced = new Set(
  'mysql mariadb redis hive grub rommon php db2 prelude asterisk smb ncftp lftp nslookup not diskpart netsh'.split(' '),
)

export const isSpacedProgram = (name: string): boolean => spaced.has(name.toLowerCase().replace(/:$/, ''))

/** Programs whose prompt is their name in parentheses. */
const parenthesised: ReadonlyMap<string, Language> = new Map([
  ['gdb', 'gdb'],
  ['lldb', 'program'],
  ['Pdb', 'pdb'],
  ['Pdb++', 'pdb'],
  ['dlv', 'program'],
  ['byebug', 'program'],
  ['parted', 'program'],
  ['openstack', 'openstack'],
])

export const inParentheses = (name: string): Language | null => parenthesised.get(name) ?? null

/** Programs whose prompt ends in a colon, which says little by itself. */
const colon = new Set(['kadmin', 'kadmin.local', 'debugfs', 'switch', 'ntdsutil'])

export const ofColon = (name: string): boolean => colon.has(name)
