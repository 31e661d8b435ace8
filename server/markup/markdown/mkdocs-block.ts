import type { BlockContent, DefinitionContent, Parent } from 'mdast'
import type { Data, Processor } from 'unified'

/**
 * A block of MkDocs' Markdown extensions: a line that opens it, and below it whatever is indented by four.
 *
 *     !!! note "Title"              === "Debian"
 *         What to mind.                 ```bash
 *
 * CommonMark knows none of it and would read a paragraph and one indented code block.
 */
export interface MkdocsBlock extends Parent {
  readonly type: 'mkdocsBlock'
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface BlockContentMap {
    mkdocsBlock: MkdocsBlock
  }
  interface RootContentMap {
    mkdocsBlock: MkdocsBlock
  }
}

type Extension = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Extension['document']>[number]>, readonly unknown[]>

type Token = Parameters<Parameters<Construct['tokenize']>[0]['enter']>[0]

// micromark takes any name for a token; its types list only its own.
const blockToken = 'mkdocsBlock' as Token
const openingToken = 'mkdocsOpening' as Token
const indentToken = 'mkdocsIndent' as Token

/** The opening line of a block; one expression, so that the grammar is in one place. */
export const mkdocsOpening =
  /^(?:(?:!!!|\?\?\?\+?) ?([\w-]+)((?: +[\w-]+)*)(?: +"([^"]*)")?|===[!+]? +(?:"([^"]*)"|'([^']*)'))[ \t]*$/

const isLineEnd = (code: number | null): boolean => code === null || code < -2
const isBlank = (code: number | null): boolean => code === -2 || code === -1 || code === 32

/** How far a block's content is indented. */
const indent = 4

const block: Construct = {
  name: 'mkdocsBlock',
  tokenize(effects, ok, nok) {
    let line = ''
    return function start(code) {
      effects.enter(blockToken)._container = true
      effects.enter(openingToken)
      return inside(code)
    }
    function inside(code: number | null): ReturnType<typeof ok> {
      if (isLineEnd(code)) {
        if (!mkdocsOpening.test(line)) return nok(code)
        effects.exit(openingToken)
        return ok(code)
      }
      // Only what stands between quotes may be long, and no title is.
      if (line.length > 1000) return nok(code)
      line += code === null ? '' : code < 0 ? ' ' : String.fromCharCode(code)
      effects.consume(code)
      return inside
    }
  },
  continuation: {
    tokenize(effects, ok, nok) {
      const indented: Construct = {
        partial: true,
        tokenize(effects, ok, nok) {
          let width = 0
          return function start(code) {
            if (!isBlank(code)) return nok(code)
            effects.enter(indentToken)
            return inside(code)
          }
          function inside(code: number | null): ReturnType<typeof ok> {
            if (width < indent && isBlank(code)) {
              width++
              effects.consume(code)
              return inside
            }
            effects.exit(indentToken)
            return width < indent ? nok(code) : ok(code)
          }
        },
      }
      const blankLine: Construct = {
        partial: true,
        tokenize(effects, ok, nok) {
          return function start(code) {
            if (isLineEnd(code)) return ok(code)
            if (!isBlank(code)) return nok(code)
            effects.enter(indentToken)
            return inside(code)
          }
          function inside(code: number | null): ReturnType<typeof ok> {
            if (isBlank(code)) {
              effects.consume(code)
              return inside
            }
            effects.exit(indentToken)
            return isLineEnd(code) ? ok(code) : nok(code)
          }
        },
      }
      return effects.check(blankLine, ok, effects.attempt(indented, ok, nok))
    },
  },
  exit(effects) {
    effects.exit(blockToken)
  },
}

/** Teaches remark MkDocs' admonitions (`!!!`, `???`) and tabs (`===`). */
export function remarkMkdocs(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ document: { 33: block, 61: block, 63: block } })
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push({
    enter: {
      [blockToken](token) {
        this.enter({ type: 'mkdocsBlock', children: [] }, token)
      },
    },
    exit: {
      [blockToken](token) {
        this.exit(token)
      },
    },
  })
}
