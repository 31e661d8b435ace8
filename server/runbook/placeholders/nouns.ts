/** Things that each operator has their own of: a word made with one says what belongs there, as `POOL_NAME`, `pool-name`. */
export const nouns: ReadonlySet<string> = new Set(
  `account addr address ami archive arn branch bucket cert certificate cluster commit container database datacenter date db
  deployment device dir directory disk domain email endpoint environment file filename folder fqdn gateway group hash host
  hostname id identifier iface image instance interface inventory ip job key keyspace location machine member mountpoint name
  namespace network node number osd pass passphrase password path pid pod pool port prefix project provider region
  release repo repository secret server service snapshot storage subnet table tag target tenant token uid unit uri url
  user username uuid value version vm volume zone`.split(/\s+/),
)

/** Words for an owner, or for one of several: together with a noun they mean a value. */
export const owners: ReadonlySet<string> = new Set(
  'your my old new some current previous target desired existing latest'.split(' '),
)

/** Owners that are written in one word with their noun: `SOMEDIR`. */
export const joinedOwners = /^(?:your|my(?!sql)|some|that|this|the|new|old)(?=[a-z]{2})/

/** Nouns in capitals that programs have for words of their own. */
const own = new Set('address account key osd path secret service table value'.split(' '))

/** Words in capitals that stand for a value even when nothing is joined to them. */
export const alone: ReadonlySet<string> = new Set([
  ...[...nouns].filter(noun => !own.has(noun)),
  'ipaddress',
  'address',
  'x',
  'n',
])

/** Endings of lower-case words that name a value instead of being one: `pool-name`, `osd_id`. */
export const naming: ReadonlySet<string> = new Set('name id uuid ip address hostname pid fqdn'.split(' '))

/** What they name in one word: `volname`. */
export const namedInOne: ReadonlySet<string> = new Set(
  `volname poolname dbname nodename clustername reponame archivename filename imagename bucketname appname projectname
  servicename servername containername podname domainname branchname tablename keyspacename groupname networkname
  volumename newname oldname snapshotname instancename username databasename schemaname`.split(/\s+/),
)

/** Verbs that subcommands begin with: `set-cluster-name` names no value. */
export const verbs: ReadonlySet<string> = new Set(
  `add allow change check clear create delete describe disable drop enable find get has hide is list lookup max min modify no
  print query read remove rename replace reset resolve set show unset update use verify with`.split(/\s+/),
)
