import { matches, type Finder, type Found } from './finding.ts'
import type { DocumentNames } from './document-names.ts'
import { programAt } from './program.ts'

const nouns = new Set(
  `ACCOUNT ADDR ADDRESS AMI ARN BRANCH BUCKET CERT CLUSTER COMMIT CONTAINER DATABASE DATACENTER DATE DB DEPLOYMENT DEVICE
  DIR DIRECTORY DISK DOMAIN EMAIL ENDPOINT ENVIRONMENT FILE FILENAME FQDN GATEWAY GROUP HASH HOST HOSTNAME ID IDENTIFIER
  IFACE IMAGE INSTANCE INTERFACE INVENTORY IP JOB KEY LOCATION MACHINE MEMBER NAME NAMESPACE NETWORK NODE NUMBER OSD
  PASS PASSPHRASE PASSWORD PATH PID POD POOL PORT PREFIX PROJECT PROVIDER REGION RELEASE REPO REPOSITORY SECRET SERVER
  SERVICE SNAPSHOT STORAGE SUBNET TABLE TAG TARGET TENANT TOKEN UID UNIT URI URL USER USERNAME UUID VALUE VERSION VM
  VOLUME ZONE`.split(/\s+/),
)

const owners = new Set([
  'YOUR',
  'MY',
  'OLD',
  'NEW',
  'SOME',
  'CURRENT',
  'PREVIOUS',
  'TARGET',
  'DESIRED',
  'EXISTING',
  'LATEST',
])

/** Words that stand for a value even when nothing is joined to them. */
const alone = new Set(
  `VERSION HOSTNAME USERNAME PASSWORD NAMESPACE UUID FQDN DOMAIN TOKEN FILENAME IPADDRESS IP_ADDRESS ADDRESS HOST NODE
  INSTANCE CONTAINER DEVICE BUCKET REGION PID PASSPHRASE INTERFACE CLUSTER SERVER RELEASE FILE DIR DIRECTORY USER PASS IP
  PORT ID NAME PROJECT BRANCH COMMIT TAG IMAGE DISK VM DATE URL X N`.split(/\s+/),
)

/** Programs whose words in capitals are their own: what is searched for, subcommands, sections of a file. */
const ownWords =
  /^(?:[zef]?grep|rg|ag|awk|gawk|redis-cli|valkey-cli|crudini|openstack-config|iptables|ip6tables|echo|printf|mongo|mongosh|nc|telnet|ceph-conf)$/

/** Options whose argument is a word that the program knows. */
const knownWord =
  /(?:^|\s)(?:-X|-c|-o|-O|-k|-s|-f|--request|--column|--columns|--sort-?\w*|--fields?|--output|--signal|--type|unset|export|printenv|LABEL|TYPE)[\s=]$|columns=\S{0,30}$|\bs([/|#,])$/

/** Words in capitals that cannot be meant as they stand and that nothing sets: `CONTAINER_NAME`, `VERSION_OLD`. */
export const upperCase: Finder = ({ text, language, names, quoted }) => [
  ...sentences(text),
  ...matches(
    /(?<=^|[\s=/:"'@(-])(?<!(?:^|\s)-)[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*(?=$|[\s/:"'@,.);|&?\\-])(?!-[a-z])/gm,
    text,
    ({ 0: word, index }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      if (isKnown(word, names) || knownWord.test(before)) return null
      if (/[\w.]-$|\$\{?$|%$|,$/.test(before)) return null
      if (!isStandIn(word)) {
        const quoting = quoted.at(index)
        if (language !== 'sh' || quoting === 'document' || quoting === 'literal-document') return null
        // Among other words of a quoted argument it may be that argument's language: `-c "DROP TABLE x"`.
        if (/["'][^"']*\s[^"'/=]*$/.test(before)) return null
        if (!alone.has(word) && !isCompound(word)) return null
        if (word.length === 1 && !(/[\s/]$/.test(before) && /^(?:\s|$)/.test(text.charAt(index + 1)))) return null
        // A release has a file of that name.
        if (word === 'VERSION' && before.endsWith('/') && !/[/.]/.test(text.charAt(index + word.length))) return null
      }
      if (ownWords.test(programAt(text, index))) return null
      return {
        name: word,
        kind: 'upper-case',
        reason: `${word} stands in capitals for a value, and nothing in this document sets it: fill it in.`,
      }
    },
  ),
]

/** Whether the document sets the name or names it as a setting. */
const isKnown = (word: string, names: DocumentNames): boolean => names.assigned.has(word) || names.settings.has(word)

const isCompound = (word: string): boolean => {
  const parts = word.split('_')
  return parts.length > 1 && !/^(?:LC|HTTP|HTTPS|NO)_/.test(word) && nouns.has(parts.at(-1) ?? '')
}

/** Its words say that it stands for a value: `VERSION_OLD`, `NEW_HOST`, `YOUR_TOKEN`. */
export function isStandIn(word: string): boolean {
  const parts = word.split(/[_-]/)
  if (parts.length < 2) return false
  if (parts[0] === 'YOUR') return true
  return (owners.has(parts[0] ?? '') || owners.has(parts.at(-1) ?? '')) && parts.some(part => nouns.has(part))
}

/** `"CONNECTION WITH NEW PASSWORD HERE"`: a quoted argument that is nothing but words in capitals. */
const sentences = (text: string): Found[] =>
  matches(/(?<=["'])[A-Z]{2,}(?: [A-Z]{2,}){1,8}(?=["'])/g, text, ([whole]) =>
    /\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|SHOW|FLUSH|START|STOP|RESET)\b/.test(whole) ||
    !/\b(?:YOUR|HERE|NEW|OLD|PASSWORD|NAME|VALUE|ID|KEY|TOKEN|THE)\b/.test(whole)
      ? null
      : {
          name: whole,
          kind: 'upper-case',
          reason: 'Words in capitals between quotes say what belongs there: write it.',
        },
  )

/** In running text: a word in capitals whose own words say that it stands for a value, unless the document names it as a setting. */
export const findStandIns = (text: string, names: DocumentNames): Found[] =>
  matches(/(?<![\w$-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w=-])/g, text, ([word]) =>
    isKnown(word, names) || !isStandIn(word)
      ? null
      : {
          name: word,
          kind: 'upper-case',
          reason: `${word} stands in capitals for a value that this document does not give.`,
        },
  )
