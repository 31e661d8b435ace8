import { matches, type Finder } from './finding.ts'
import { programAt } from './program.ts'

/** What may stand before and behind a pattern. */
const BEFORE = `(?<=^|[\\s=/:"'@v-])`
const BEHIND = `(?=$|[\\s/:"',@_)-]|\\.(?:tar|tgz|zip|deb|rpm|gz|xz|iso|img|sql|log|bak|dump)|\\.?$)`

const letters =
  '[XxNn](?:[._][XxYyZzNn]){1,3}|[Xx]{3,}(?:[.:-][Xx]{2,})*|N{3,}|n{3,}|(?<!\\d-)0{4}(?:-0{4})+(?!-\\d)|(?<!\\+)(?:(?:YYYY|yyyy)[-_.]?(?:MM|mm)[-_.]?(?:DD|dd)|DD[-_.]MM[-_.]YYYY)(?:[-_T.]?(?:HH|hh)[-_:]?(?:mm|MM)(?:[-_:]?(?:ss|SS))?)?'
const digits = '\\d+(?:\\.\\d+){0,2}(?:\\.[xXyY]){1,3}'

const LETTERS = new RegExp(`(?<=^|[\\s=/:"'@_v-])(?:${letters})${BEHIND}`, 'gm')
const DIGITS = new RegExp(`${BEFORE}(?:${digits})${BEHIND}`, 'gm')

/** `X.Y.Z`, `v1.2.x`, `x_x_x`, `xxx`, `YYYY-MM-DD`, `/dev/sdX`, `10.x.x.x`: letters where digits belong, or digits that count. */
export const pattern: Finder = ({ text }) => [
  ...matches(LETTERS, text, found),
  ...matches(DIGITS, text, match =>
    // `2.x` is a branch's own name.
    /^(?:git|hg|svn)$/.test(programAt(text, match.index)) ? null : found(match),
  ),
  ...matches(
    /\/dev\/(?:(?:sd|vd|xvd|hd)[xX]{1,2}|(?:sd|vd|xvd|hd)[YZ?]|nvme[XxN]n\d?|(?:disk|md|dm-|loop)[XN])(?:\d|[XYN](?!\w))?(?!\w)/g,
    text,
    found,
  ),
  ...matches(
    /(?<![\w.-])(?:abc123(?:def456)?|abcdef123456|abcd1234|1234abcd|deadbeef|a1b2c3(?:d4(?:e5(?:f6)?)?)?|123456789(?:0(?:12)?)?)(?![\w.]*\w)/g,
    text,
    found,
  ),
]

const found = ([whole]: RegExpExecArray) => ({
  name: whole,
  kind: 'pattern' as const,
  reason: `${whole} only shows what the value looks like: write the real one.`,
})
