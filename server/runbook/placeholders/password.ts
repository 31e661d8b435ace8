import { matches, type Finder } from './finding.ts'

const WORD =
  '(?:pass(?:word|wd|phrase)?|p(?:a|4|@)(?:s|5|\\$){2}w(?:o|0)rd|secret|s3cr3t|changeit|changeme|my-?pass(?:word)?|pw|hunter2|letmein)'
const OPTION =
  '(?:(?:^|\\s)-p\\s{1,4}|(?:^|\\s)--?[\\w-]{0,30}(?:pass(?:word|wd|phrase)?|secret|token)[\\s=]{1,4}|(?:pass(?:word|wd|phrase)?|PASS(?:WORD|WD)?|secret|SECRET)[\'"]?[=:]\\s?)'

const BEHIND_USER = new RegExp(`(?<=(?:["'\\s=]|:\\/\\/)[\\w.-]{1,60}:)${WORD}(?=@)`, 'gi')

const BEHIND_OPTION = new RegExp(`(?<=${OPTION}["']?)(?:${WORD}|\\*{3,})(?=["'\\s;,)}]|$)`, 'gi')

/** Passwords that nobody has: `--password secret`, `user:pass@`, `*****`. */
export const password: Finder = ({ text, places }) => [
  ...matches(/(?<=["'\s=]|:\/\/)user(?:name)?:(?:pass(?:word|wd)?|secret)(?=@)/gi, text, found),
  ...matches(BEHIND_USER, text, found),
  ...matches(BEHIND_OPTION, text, match =>
    /^(?:mkdir|cp|install|rsync)$/.test(places.at(match.index).program) ? null : found(match),
  ),
  ...matches(
    /(?<=["'\s=])(?:new|your|my|some|strong|super|very|top|a-?|the)[-_]?(?:secret|pass(?:word|wd|phrase)?)(?=["'\s;)]|$)/gi,
    text,
    found,
  ),
  ...matches(
    /(?<=["'\s=:]|^)(?:p(?:4|@)(?:s|5|\$){2}w(?:o|0)rd|pa(?:5|\$){2}w(?:o|0)rd|passw0rd|s3cr3t|hunter2|changeit|letmein)(?![\w@-])/gi,
    text,
    found,
  ),
]

const found = ([whole]: RegExpExecArray) => ({
  // A run hides the values of such names.
  name: /pass|secret/i.test(whole) ? whole : 'password',
  kind: 'example' as const,
  spelling: 'password' as const,
  reason: /^\*+$/.test(whole)
    ? 'Stars hide a password: write the real one.'
    : `${whole} is no password that anybody should have: write the real one.`,
})
