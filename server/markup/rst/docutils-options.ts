/** Whether an option's value is one that docutils takes; null stands for an option without a value. */
export type OptionCheck = (value: string | null) => boolean

const any: OptionCheck = () => true
const required: OptionCheck = value => value !== null
const flag: OptionCheck = value => value === null
const whole: OptionCheck = value => value !== null && /^\s*[+-]?[0-9]+\s*$/.test(value)
const natural: OptionCheck = value => whole(value) && Number(value) >= 0
const percentage: OptionCheck = value => natural(value?.replace(/(?<![ %])[ %]+$/, '') ?? null)
/** Whether docutils can make a class of each word: it must have a letter, whatever its accents. */
export const namesClasses = (words: string): boolean =>
  words.split(/\s+/).every(name => name === '' || /[a-zßæœøđħłŧı]/i.test(name.normalize('NFKD')))
const classes: OptionCheck = value => value !== null && namesClasses(value)
const measure: OptionCheck = value =>
  value !== null && /^(?:[0-9]+\.?[0-9]*|\.[0-9]+) *(?:em|ex|ch|rem|vw|vh|vmin|vmax|cm|mm|Q|in|px|pt|pc)?$/.test(value)
const measureOrPercentage: OptionCheck = value => measure(value?.replace(/ *%$/, '') ?? null)
const oneOf =
  (...values: readonly string[]): OptionCheck =>
  value =>
    value !== null && values.includes(value.trim().toLowerCase())
const widths: OptionCheck = value =>
  value !== null &&
  (oneOf('auto', 'grid')(value) || value.split(/[\s,]+/).every(width => /^[0-9]+$/.test(width) && Number(width) > 0))
const character: OptionCheck = value =>
  value !== null &&
  (/^(?:tab|space)$/.test(value) ||
    [...value].length === 1 ||
    /^(?:[0-9]{1,7}|(?:0x|x|\\x|U\+?|u|\\u)[0-9a-f]{1,6}|&#x[0-9a-f]{1,6};)$/i.test(value))

/** What docutils asks of a directive's argument and options. */
export interface DirectiveSpec {
  readonly required: number
  /** Infinity where the last argument may hold blanks. */
  readonly most: number
  readonly options: ReadonlyMap<string, OptionCheck>
  /** Whether content may stand in it. */
  readonly content: boolean
  /** Whether there is nothing of it without content. */
  readonly needsContent: boolean
}

const shared = { class: classes, name: any }
const image = {
  ...shared,
  alt: any,
  height: measure,
  width: measureOrPercentage,
  scale: percentage,
  target: required,
  loading: oneOf('embed', 'link', 'lazy'),
}
const table = { ...shared, align: oneOf('left', 'center', 'right'), width: measureOrPercentage, widths }
const rows = { 'header-rows': natural, 'stub-columns': natural }

const spec = (need: number, most: number, options: Record<string, OptionCheck>, content = true): DirectiveSpec => ({
  required: need,
  most,
  options: new Map(Object.entries(options)),
  content,
  needsContent: false,
})

const needsContent = new Set(
  (
    'attention caution danger error hint important note tip warning admonition line-block parsed-literal compound ' +
    'container epigraph highlights pull-quote header footer topic sidebar math code table list-table replace'
  ).split(' '),
)

const specs = new Map<string, DirectiveSpec>([
  ...'attention caution danger error hint important note tip warning line-block parsed-literal compound'
    .split(' ')
    .map(name => [name, spec(0, 0, shared)] as const),
  ...['epigraph', 'highlights', 'pull-quote', 'header', 'footer', 'replace', 'meta'].map(
    name => [name, spec(0, 0, {})] as const,
  ),
  ...['code', 'code-block', 'sourcecode'].map(name => [name, spec(0, 1, { ...shared, 'number-lines': any })] as const),
  ...['sectnum', 'section-numbering'].map(
    name => [name, spec(0, 0, { depth: whole, start: whole, prefix: required, suffix: required }, false)] as const,
  ),
  ['admonition', spec(1, Infinity, shared)],
  ['topic', spec(1, Infinity, shared)],
  ['sidebar', spec(0, Infinity, { ...shared, subtitle: required })],
  ['math', spec(0, 0, shared)],
  ['rubric', spec(1, Infinity, shared, false)],
  ['container', spec(0, Infinity, { name: any })],
  ['class', spec(1, Infinity, {})],
  ['image', spec(1, Infinity, { ...image, align: oneOf('top', 'middle', 'bottom', 'left', 'center', 'right') }, false)],
  [
    'figure',
    spec(1, Infinity, {
      ...image,
      align: oneOf('left', 'center', 'right'),
      figwidth: figureWidth,
      figclass: classes,
      figname: any,
    }),
  ],
  ['table', spec(0, Infinity, table)],
  ['list-table', spec(0, Infinity, { ...table, ...rows })],
  [
    'csv-table',
    spec(0, Infinity, {
      ...table,
      ...rows,
      header: any,
      file: required,
      url: required,
      encoding: required,
      delim: character,
      keepspace: flag,
      quote: character,
      escape: character,
    }),
  ],
  [
    'contents',
    spec(0, Infinity, { depth: natural, local: flag, backlinks: oneOf('top', 'entry', 'none'), class: classes }, false),
  ],
  ['target-notes', spec(0, 0, { class: classes }, false)],
  ['unicode', spec(1, Infinity, { trim: flag, ltrim: flag, rtrim: flag }, false)],
  ['default-role', spec(0, 1, {}, false)],
  ['date', spec(0, Infinity, {})],
  ['role', spec(0, Infinity, {})],
  ['title', spec(1, Infinity, {}, false)],
])

function figureWidth(value: string | null): boolean {
  return value?.toLowerCase() === 'image' || measureOrPercentage(value)
}

/** What docutils asks of a directive of its own; null for one that it does not have. */
export function specOf(name: string): DirectiveSpec | null {
  const found = specs.get(name.toLowerCase())
  return found ? { ...found, needsContent: needsContent.has(name.toLowerCase()) } : null
}
