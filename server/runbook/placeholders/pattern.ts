import { matches, type Finder } from './finding.ts'

/** `X.Y.Z`, `v1.2.x`, `x_x_x`, `xxx`, `YYYY-MM-DD`: letters where digits belong. */
export const pattern: Finder = ({ text }) =>
  matches(
    /(?<=^|[\s=/:"'@_v-])(?:[XxNn](?:[._][XxYyZzNn]){1,3}|\d+(?:\.\d+){0,2}\.[xX](?:\.[xXyY])?|[Xx]{3,}(?:[.:-][Xx]{2,})*|(?<!\+)YYYY[-_.]?MM[-_.]?DD)(?=$|[\s/:"',@_)-]|\.(?:tar|tgz|zip|deb|rpm|gz|xz)|\.?$)/gm,
    text,
    ([whole]) => ({
      name: whole,
      kind: 'pattern',
      reason: `${whole} shows the pattern of a value: write the real one.`,
    }),
  )
