/** What operators have one of their own of, so that a word made with it says what belongs there: `POOL_NAME`, `pool-name`. */
export const nouns: ReadonlySet<string> = new Set(
  `account addr address ami arn branch bucket cert certificate cluster commit container database datacenter date db
  deployment device dir directory disk domain email endpoint environment file filename folder fqdn gateway group hash host
  hostname id identifier iface image instance interface inventory ip job key keyspace location machine member name
  namespace network node number osd pass passphrase password path pid pod pool port prefix project provider region
  release repo repository secret server service snapshot storage subnet table tag target tenant token uid unit uri url
  user username uuid value version vm volume zone`.split(/\s+/),
)

/** Whose it is, or which of several: with a noun beside it, it stands for a value. */
export const owners: ReadonlySet<string> = new Set(
  'your my old new some current previous target desired existing latest'.split(' '),
)

/** Words in capitals that stand for a value even when nothing is joined to them. */
export const alone: ReadonlySet<string> = new Set(
  `version hostname username password namespace uuid fqdn domain token filename ipaddress ip_address address host node
  instance container device bucket region pid passphrase interface cluster server release file dir directory user pass ip
  port id name project branch commit tag image disk vm date url x n inventory volume volname poolname dbname database
  keyspace snapshot pool folder`.split(/\s+/),
)

/** What a word in small letters ends in when it names a value instead of being one: `pool-name`, `osd_id`. */
export const naming: ReadonlySet<string> = new Set('name id uuid ip address hostname pid fqdn'.split(' '))
