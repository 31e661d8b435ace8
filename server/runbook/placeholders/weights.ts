/**
 * The weight of each observation. Set these by hand, by kind and not by document, and measure them with `npm run bench -- truth`:
 * 5 is a spelling that means nothing else, 3 one that usually means a placeholder, 2 one that only just does.
 */

/** A candidate with at least this weight is a placeholder. */
export const ENOUGH = 2

/** How a candidate is written. */
export const spellings = {
  /** `<name>` */
  angles: 5,
  /** `{{ name }}`, and Hugo's `{{< name >}}` */
  'double braces': 4,
  /** `{SR-UUID}`, `{pool name}` */
  braces: 3,
  /** `%name%` */
  'percent signs': 3,
  /** `@NAME@` */
  'at signs': 3,
  /** `[your-host]` */
  brackets: 3,
  /** `$NAME` */
  variable: 3,
  /** `${db-name}`, `${db name}`: a shell would not take it for what the author meant. */
  'no variable': 5,
  /** `__name__`, `_name_of_it_` */
  underscores: 5,
  /** `|name|` */
  bars: 4,
  /** `**name**` where the page shows emphasis; `|name|` there, which nothing defines */
  'set off': 5,
  /** `--password secret` */
  password: 4,
  /** `192.0.2.1`, `db.example.com` */
  'for documentation': 5,
  /** `1.2.3.4` */
  'counted address': 3,
  /** `user@host`, `company.com` */
  'reserved name': 5,
  /** `-H hostname` */
  'names what is asked': 4,
  /** `X.Y.Z`, `xxx` */
  'letters for digits': 5,
  /** `13.x.x` */
  'digits and letters': 4,
  /** `1.16.x`: a version, or the name of a series of them */
  series: 3,
  /** `/dev/sdX` */
  'letters for a device': 5,
  /** `abc123` */
  'counted id': 3,
  /** A pod's name, a UUID */
  'drawn id': 3,
  /** `your-host`, `CHANGE-ME` */
  'said to the reader': 5,
  /** `my-cluster` */
  mine: 3,
  /** `/path/to/x` */
  'path to': 5,
  /** `NEW_HOST`, `YOUR_TOKEN` */
  'capitals that stand in': 5,
  /** `CONTAINER_NAME`, `INVENTORY` */
  'capitals that name': 3,
  /** `PASSWORD HERE` */
  'capitals in a row': 5,
  /** `pool-name` */
  'words that name': 2,
  ellipsis: 4,
  question: 9,
  /** A word of the output above */
  shown: 3,
  /** The comment behind it asks to replace it. */
  'asked for behind': 5,
  /** `apt/dnf` */
  'several programs': 3,
  /** `backup-2024-03-01.sql` */
  dated: 3,
  /** `node1` */
  numbered: 3,
  /** `test_user` */
  'called an example': 3,
  /** Any word of which the text speaks */
  word: 0,
} as const

export type Spelling = keyof typeof spellings

/** Spellings with a mark at either end, which belong to the placeholder and go with it. */
export const marked: ReadonlySet<Spelling> = new Set([
  'angles',
  'double braces',
  'braces',
  'percent signs',
  'at signs',
  'brackets',
  'no variable',
  'underscores',
  'bars',
])

/** The place of a candidate, and what its document says of it. */
export const evidences = {
  'said to be replaced': 5,
  'said to be the author’s': 4,
  'in a comment': -10,
  'set in the document': -6,
  'called a setting': -4,
  'in the language of its program': -3,
  'asked for by an option': 3,
  'known to its program': -4,
  'known to its option': -4,
  'filled in by its program': -5,
  'one name of a series': -3,
  'content of a file': -2,
  'a program': -5,
  'among other words in quotes': -2,
  'named here for the first time': -3,
} as const

export type Evidence = keyof typeof evidences
