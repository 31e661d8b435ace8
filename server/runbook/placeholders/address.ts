import { isOwn } from './own.ts'
import { matches, type Candidate, type Finder } from './finding.ts'
import type { Spelling } from './weights.ts'

const example =
  (spelling: Spelling, reason: (whole: string) => string) =>
  ([whole]: RegExpExecArray) => ({
    name: whole,
    spelling,
    kind: 'example' as const,
    reason: reason(whole),
  })

/** Names of a machine that no machine has. */
const HOST =
  '(?:(?:new|old|remote|target|source|your|my|some|other|backup|dest(?:ination)?)[-_]?(?:server|host(?:name)?|node|machine|vm|instance)|server|host|hostname|remotehost|machine|ip|ip-?address|address)'

const AT_HOST = new RegExp(`(?<=(?:^|[\\s"'/])[a-z_][\\w.-]{0,40}@)${HOST}(?=[:/\\s"']|$)`, 'g')

/** Addresses that RFC 5737, RFC 3849 and RFC 2606 keep for documentation, and names that are nobody's. */
export const address: Finder = ({ text }) => [
  ...people(text),
  ...matches(
    /(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\d.]*\d)/g,
    text,
    example('for documentation', whole => `${whole} is an address for documentation (RFC 5737): write the real one.`),
  ),
  ...matches(
    /(?<![\w:])2001:db8:[0-9a-f:]*[0-9a-f]?/gi,
    text,
    example('for documentation', whole => `${whole} is an address for documentation (RFC 3849): write the real one.`),
  ),
  // As a version it stands behind a sign: `tool==1.2.3.4`, `v1.2.3.4`.
  ...matches(/(?<=^|[\s"'@]|:\/\/)1\.2\.3\.4(?![\d.]*\d|[\w-])/g, text, match => ({
    ...example('counted address', whole => `${whole} is an address that counts to four: write the real one.`)(match),
    kind: 'sample',
  })),
  ...matches(
    /(?<![\w.-])(?:[\w-]+\.){0,5}example(?:\.(?:com|org|net|edu|local|lan|internal)|(?=[:/\s"']|$)(?<=\.example))(?![\w-])/g,
    text,
    example('for documentation', whole => `${whole} is a name for documentation (RFC 2606): write the real one.`),
  ),
  ...matches(
    /(?<![\w.-])(?:(?<!\w)[@!#]?foo:)?(?:[\w-]+\.){0,5}(?:(?:my-?)?(?:domain|company|corp|organi[sz]ation|site)\.(?:com|org|net|local|lan|tld|internal)|(?:foo|bar|foobar)\.(?:com|org|net)|domain\.tld)(?![\w.-]*\w)/g,
    text,
    example('reserved name', whole => `${whole} is a stand-in for a name of yours: write the real one.`),
  ),
  ...matches(
    /(?<![\w-])(?:(?:ou|cn|uid|o)=[\w-]+,){0,4}dc=(?:example|domain|company|mydomain)(?:,dc=[\w-]+){0,4}/gi,
    text,
    example('for documentation', whole => `${whole} is a name for documentation: write that of your own directory.`),
  ),
  ...matches(
    /(?<![\w.])https?:\/\/some\.[\w.-]+[^\s"']*/g,
    text,
    example('reserved name', whole => `${whole} is a stand-in for an address of yours.`),
  ),
]

/** `user@host`, `root@new-server`: a login, or the host in one, that is nobody's. */
function people(text: string): Candidate[] {
  const reason = (whole: string) => `${whole} stands for a login of your own: write the real one.`
  return [
    ...matches(
      /(?<![\w.@/:-])(?:user(?:name)?|login|someone|me|you|youruser|myuser)@([a-z][\w.-]*\w)(?![\w@])/g,
      text,
      match => (match[1] === 'localhost' ? null : example('reserved name', reason)(match)),
    ),
    ...matches(AT_HOST, text, match =>
      isOwn(match[0])
        ? null
        : example('reserved name', whole => `${whole} is a stand-in for a host of yours: write its name.`)(match),
    ),
  ]
}
