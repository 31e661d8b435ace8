/** How deep a section lies by its title. */
export interface TitleLevel {
  /** From 1. */
  readonly level: number
  /** docutils gives the section up, and its title with it. */
  readonly lost: boolean
  /** What is wrong when the title skips levels; else null. */
  readonly flaw: string | null
}

/**
 * The levels of titles by their styles, asked in the order of the text: the first style met is level 1, each new one
 * the next. A section that is lost lies one level below the current one, and the next title ends it.
 */
export class TitleLevels {
  readonly #styles: string[] = []
  #current = 0

  /** The level of the next title; `style` is null for one that is lost for its shape. */
  next(style: string | null): TitleLevel {
    const below = this.#current + 1
    if (style === null) return { level: below, lost: true, flaw: null }
    const known = this.#styles.indexOf(style) + 1
    const level = known === 0 ? this.#styles.length + 1 : known
    if (level > below) {
      const established = this.#styles.map(one => [...one].join('/')).join(' ')
      const flaw = `inconsistent title style: expected a title of level ${below} or above, found one of level ${level} (styles so far: ${established})`
      return { level: below, lost: true, flaw }
    }
    if (known === 0) this.#styles.push(style)
    this.#current = level
    return { level, lost: false, flaw: null }
  }
}
