import { matches, type Finder, type Candidate } from './finding.ts'
import type { Places } from './places.ts'

const ofAuthor = (word: string) => ({
  name: word,
  kind: 'sample' as const,
  spelling: 'drawn id' as const,
  reason: `${word} identifies one thing on the author's system: write yours.`,
})

/** Letters that Kubernetes draws names from: no vowels, so that no words come out. */
const DRAWN = '[bcdfghjklmnpqrstvwxz0-9]'
/** Words that look drawn. */
const abbreviations = /-(?:https|tmpfs|nfsv[34]|html[45]|x\d\dvm|[a-z]{0,4}\d{1,4}|\d{5})$/

const DEPLOYED = new RegExp(
  `(?<![\\w.-])(?<!(?<!\\b(?:po|pod|pods))/)[a-z][a-z0-9]*(?:-[a-z0-9]+){0,9}-(?:[a-f0-9]{8,10}|${DRAWN}{8,10})-[a-z0-9]{5}(?![\\w-])`,
  'g',
)

const DRAWN_NAME = new RegExp(
  `(?<![\\w.-])(?<!(?<!\\b(?:po|pod|pods))/)[a-z][a-z0-9]*(?:-[a-z0-9]+){0,9}-${DRAWN}{5}(?![\\w-])`,
  'g',
)

/** Names and numbers that a system makes up by itself, so that the reader's are others wherever they come from. */
export const ids: Finder = ({ text, places }) => [
  ...pods(text, places),
  ...matches(
    /(?<![\w/-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi,
    text,
    ([word]) => (/^[0-]+$/.test(word) ? null : ofAuthor(word)),
    '-',
  ),
  ...matches(/(?<![\w./@:-])(?=[0-9a-f]{0,64}[a-f])(?=[0-9a-f]{0,64}\d)[0-9a-f]{24}(?![\w-])/g, text, ([word]) =>
    ofAuthor(word),
  ),
  ...matches(
    /(?<![\w./@:-])(?=[0-9a-f]{0,64}[a-f])(?=[0-9a-f]{0,64}\d)(?:[0-9a-f]{12}|[0-9a-f]{64})(?![\w-])/g,
    text,
    match =>
      /^(?:docker|podman|crictl|ctr|nerdctl)$/.test(places.at(match.index).program) ? ofAuthor(match[0]) : null,
  ),
  // A card's address; all zeros or all ones mean something else.
  ...matches(
    /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/gi,
    text,
    ([word]) => (/^(?:(?:00:)+00|(?:ff:)+ff)$/i.test(word) ? null : ofAuthor(word)),
    ':',
  ),
  ...matches(
    /(?<=[\s=:"'])[A-Za-z0-9+/]{22,120}==(?=["'\s]|$)/g,
    text,
    ([word]) => ({
      name: word,
      kind: 'sample',
      spelling: 'drawn id',
      reason: `${word} is the author's own key: write yours.`,
    }),
    '==',
  ),
  ...matches(
    /(?<![\w:-])\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,20}(?:Z|[+-]\d\d:?\d\d)?(?![\w:])/g,
    text,
    ([word]) => ({
      name: word,
      kind: 'sample',
      spelling: 'drawn id',
      reason: `${word} is the moment that the author meant: write yours.`,
    }),
    'T',
  ),
]

/** `rook-ceph-tools-79ccc8ddc5-77brq` anywhere, `kube-proxy-b9g23` where a cluster is spoken to. */
function pods(text: string, places: Places): Candidate[] {
  const reason = (word: string) => ({
    name: word,
    kind: 'sample' as const,
    spelling: 'drawn id' as const,
    reason: `${word} is the name of one pod on the author's cluster: write yours.`,
  })
  return [
    ...matches(DEPLOYED, text, ([word]) => reason(word), '-'),
    ...matches(DRAWN_NAME, text, ({ 0: word, index }) =>
      /^(?:kubectl|oc|k)$/.test(places.at(index).program) &&
      !abbreviations.test(word) &&
      (word.split('-').length > 2 || /\d.?.?.?.?$/.test(word))
        ? reason(word)
        : null,
    ),
  ]
}
