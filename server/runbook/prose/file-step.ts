import { everyMatch } from '../../text/every-match.ts'
import type { Prose } from '../../markup/block.ts'

const EXTENSION =
  'conf|cfg|ini|ya?ml|json|toml|service|socket|timer|env|py|rules|list|repo|xml|properties|cnf|rc|local|sources|tf|tfvars|hcl|j2|txt|cf|pp|sql|sh|pem|crt|pub|lua|vcl|nix|kdl'

/** A name that can only be a file's, whatever the text around it says. */
const PATH = new RegExp(
  String.raw`^(?!\\[ux][0-9A-Fa-f]{2})(?:(?:~\w*|\$\{?\w+\}?|\.{1,2}|[A-Z]:)?(?:[/\\][\w.@{}<>$+-]+)+|(?:[\w.@{}<>$+-]+/)*[\w.@<>{}-]+\.(?:${EXTENSION})|(?:[\w.@{}<>$-]+/)+[\w.@-]+\.[a-z]{1,8}|\.env(?:\.[\w-]+)?|\.(?:bashrc|bash_profile|profile|netrc|pgpass|my\.cnf|vimrc|gitconfig|zshrc|ssh/[\w.-]+)|(?:[\w.-]+/)*(?:Dockerfile|Containerfile|Makefile|Vagrantfile|Jenkinsfile|Caddyfile|Procfile|Gemfile|Pipfile|authorized_keys|known_hosts|crontab|fstab|sudoers|sshd_config|ssh_config))$`,
)

/** The same within plain text, where only a whole path or a name with an ending stands out. */
const IN_TEXT = new RegExp(
  String.raw`(?<=^|[\s("'])((?:~|/(?:etc|opt|usr|var|srv|home|root|lib|boot|mnt|run|tmp))/[\w.@/<>-]{0,200}[\w>]|\.{1,2}/[\w.@/-]{1,200}\w|[\w@-][\w.@/-]{0,80}\.(?:conf|cfg|ini|ya?ml|json|toml|service|properties|cnf|env|tf|list|repo))(?=$|[\s)"',:;]|\.(?:\s|$))`,
  'g',
)

/** Any name of a file: only where the text calls it one. */
const NAME = /^(?!-)[\w.@<>{}$/-]{1,100}$/

/** A file that a text names, and what the words around it make of it. */
interface Mention {
  readonly path: string
  readonly role: 'written' | 'named' | 'read'
}

/**
 * The file that a text names as the place of what it tells to write: "edit ``/etc/gunicorn.d/synnefo``", "create a file called
 * ``x.yaml``". Of several the one that words such as "in" and "to" make it, the last one first; null when there is none, or
 * only such as are read ("copied from ``/etc/x.conf``").
 */
export function pathIn(prose: Prose | null): string | null {
  const mentions = prose === null ? [] : mentionsIn(prose)
  const written = mentions.findLast(({ role }) => role === 'written')
  return (written ?? mentions.findLast(({ role }) => role === 'named'))?.path ?? null
}

/** The file that a text tells to open and to write to, by its words, not by chance: "Open ``/etc/x.conf``." */
export const writtenIn = (prose: Prose | null): string | null =>
  prose === null ? null : (mentionsIn(prose).findLast(({ role }) => role === 'written')?.path ?? null)

/** Whether a word by itself is a file's name. */
export const isPath = (text: string): boolean => text.length <= 300 && PATH.test(text)

function mentionsIn({ inlines }: Prose): readonly Mention[] {
  const mentions: Mention[] = []
  let before = ''
  for (const [index, { kind, text }] of inlines.entries()) {
    if (kind === 'code' || kind === 'role') {
      const name = text.trim()
      const after = inlines[index + 1]?.text ?? ''
      if (isPath(name) || (NAME.test(name) && isCalledFile(before, after)))
        mentions.push({ path: name, role: roleOf(before, after) })
    } else if (before.length + text.length < 4000) {
      for (const { index: at, 1: path = '' } of everyMatch(text, IN_TEXT)) {
        const role = roleOf(before + text.slice(0, at), text.slice(at + path.length))
        if (role !== 'read' && (role === 'written' || /^[~/]/.test(path))) mentions.push({ path, role })
      }
    }
    before = (before + text).slice(-300)
  }
  return mentions
}

const OPENING = String.raw`["'(\x60*]*$`
const ARTICLES = String.raw`(?:(?:the|your|a|an|this|new|following|local|main|existing|each|its)\s+)*`
const OF_KIND = String.raw`(?:(?:[\w-]+\s+){0,3}?(?:file|configuration|config|manifest|script|unit|playbook|template)s?\s*,?\s*(?:(?:called|named|at|in)\s+)?)?`

const called = new RegExp(String.raw`\bfiles?,?\s+(?:(?:is\s+)?(?:called|named)\s+)?${OPENING}`, 'i')

const written = new RegExp(
  String.raw`\b(?:in|into|inside|within|edit|editing|open|opening|create|creating|modify|modifying|change|update|updating|write|adjust|extend|replace|prepare|called|named|save (?:it |this |them |that )?(?:as|to|in|under)|file|configure|(?:add|append|put|paste|insert|save|copy|prepend|write|go|goes|belongs?|addition|lines?|following|content|entry|section|this|it)\b.{0,120}\s(?:to|at|as|under|of))\s+${ARTICLES}${OF_KIND}${OPENING}`,
  'i',
)

const read = new RegExp(
  String.raw`\b(?:from|see|like|than|reads?|shows?|copy of|backup of|based on|similar to|look at|check|compare|according to|found in|output of|cat|source)\s+${ARTICLES}${OF_KIND}${OPENING}`,
  'i',
)

const isCalledFile = (before: string, after: string): boolean =>
  called.test(before.slice(-60)) ||
  /^["')\x60*]*\s+(?:configuration |config |manifest )?file\b/i.test(after.slice(0, 60))

function roleOf(before: string, after: string): Mention['role'] {
  // Only what stands in the same sentence says what becomes of it.
  const sentence = before.split(/(?<=[a-z0-9)][.!?])\s+(?=[A-Z])/).at(-1) ?? before
  if (read.test(sentence)) return 'read'
  if (written.test(sentence)) return 'written'
  return /^["')\x60*]*,?\s*(?:(?:configuration |config )?file\s*)?(?:and|,)?\s*(?:then\s+)?(?:to\s+)?(?:add|append|set|change|replace|insert|paste|uncomment|should (?:contain|look)|must (?:contain|look))\b/i.test(
    after.slice(0, 120),
  )
    ? 'written'
    : 'named'
}
