import { matches, type Finder } from './finding.ts'
import type { Spelling } from './weights.ts'

/** What may come behind a pattern. */
const BEHIND = `(?=$|[\\s/:"',@_)-]|\\\\|\\.(?:tar|tgz|zip|deb|rpm|gz|xz|iso|img|sql|log|bak|dump)|\\.?$)`

const letters =
  '[XxNn](?:[._][XxYyZzNn]){1,3}|[Xx]{3,}(?:[.:-][Xx]{2,})*|N{2,}(?:\\.N{2,}){1,3}|n{2,}(?:\\.n{2,}){1,3}|x{2,}(?:\\.x{2,}){1,3}|N{3,}|n{3,}|aaa\\.bbb\\.ccc\\.ddd|AAA\\.BBB\\.CCC\\.DDD|a\\.b\\.c\\.d|A\\.B\\.C\\.D|[wW]\\.[xX]\\.[yY]\\.[zZ]|(?<!\\d-)0{4}(?:-0{4})+(?!-\\d)|(?<!\\+)(?:(?:YYYY|yyyy)[-_.]?(?:MM|mm)[-_.]?(?:DD|dd)|DD[-_.]MM[-_.]YYYY)(?:[-_T.]?(?:HH|hh)[-_:]?(?:mm|MM)(?:[-_:]?(?:ss|SS))?)?'
const digits = '\\d+(?:\\.\\d+){0,2}(?:\\.[xXyYzZ]){1,3}'

const LETTERS = new RegExp(`(?<=^|[\\s=/:"'@_v-])(?:${letters})${BEHIND}`, 'gm')

const DIGITS = new RegExp(`(?<=^|[\\s=/:"'@v-])(?:${digits})${BEHIND}`, 'gm')

/** `X.Y.Z`, `v1.2.x`, `x_x_x`, `xxx`, `YYYY-MM-DD`, `/dev/sdX`, `10.x.x.x`: letters where digits belong, or digits that count. */
export const pattern: Finder = ({ text }) => [
  ...matches(LETTERS, text, found('letters for digits')),
  // With a build or a stage behind it: `vX.Y.Zrc1`.
  ...matches(
    /(?<=^|[\s=/:"'@_-])[vV]?[XN]\.[YN]\.[ZN][a-z][a-z0-9]{0,15}(?![\w.]*\w)/gm,
    text,
    found('letters for digits'),
  ),
  ...matches(DIGITS, text, match =>
    found(/^(?:\d+\.){1,2}[xX]$/.test(match[0]) ? 'series' : 'digits and letters')(match),
  ),
  ...matches(
    /\/dev\/(?:(?:sd|vd|xvd|hd)[xX]{1,2}|(?:sd|vd|xvd|hd)[YZ?]|nvme[XxN]n\d?|(?:disk|md|dm-|loop)[XN])(?:\d|[XYN](?!\w))?(?!\w)/g,
    text,
    found('letters for a device'),
  ),
  ...matches(
    /(?<![\w.-])(?:abc123(?:def456)?|abcdef123456|abcd1234|1234abcd|deadbeef|a1b2c3(?:d4(?:e5(?:f6)?)?)?|123456789(?:0(?:12)?)?)(?![\w.]*\w)/g,
    text,
    found('counted id'),
  ),
]

const found =
  (spelling: Spelling) =>
  ([whole]: RegExpExecArray) => ({
    name: whole,
    kind: 'pattern' as const,
    spelling,
    reason: `${whole} only shows what the value looks like: write the real one.`,
  })
