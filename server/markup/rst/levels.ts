/** What the titles up to a place in a document have established. */
export interface TitleStyles {
  /** The style of each level, from level 1 on. */
  readonly styles: readonly string[]
  /** The level of the section that is open; 0 before the first. */
  readonly current: number
}

/** How deep a section lies by its title. */
export interface TitleLevel {
  /** From 1. */
  readonly level: number
  /** docutils gives the section up, and its title with it. */
  readonly lost: boolean
  /** What is wrong when the title skips levels; else null. */
  readonly flaw: string | null
  /** What holds for the next title. */
  readonly after: TitleStyles
}

export const noTitles: TitleStyles = { styles: [], current: 0 }

/**
 * The level of a title by its style, which is null for one that is lost for its shape. The first style met is level 1, each
 * new one the next. A section that is lost lies one level below the current one, and the next title ends it.
 */
export function levelOf(style: string | null, before: TitleStyles): TitleLevel {
  const { styles, current } = before
  const below = current + 1
  if (style === null) return { level: below, lost: true, flaw: null, after: before }
  const known = styles.indexOf(style) + 1
  const level = known === 0 ? styles.length + 1 : known
  if (level > below) {
    const established = styles.map(one => [...one].join('/')).join(' ')
    const flaw = `inconsistent title style: expected a title of level ${below} or above, found one of level ${level} (styles so far: ${established})`
    return { level: below, lost: true, flaw, after: before }
  }
  const after = { styles: known === 0 ? [...styles, style] : styles, current: level }
  return { level, lost: false, flaw: null, after }
}

/** Whether titles that follow have the same levels either way. */
export const sameStyles = (a: TitleStyles, b: TitleStyles): boolean =>
  a.current === b.current &&
  a.styles.length === b.styles.length &&
  (a.styles === b.styles || a.styles.every((style, i) => style === b.styles[i]))
