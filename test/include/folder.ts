import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { check } from '../../server/check/check.ts'
import { IncludedTexts } from '../../server/include/included-texts.ts'
import { lookingUp } from '../../server/include/look-up.ts'
import { placeOf } from '../../server/include/place.ts'
import { markupOf } from '../../server/markup/index.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'
import { atOnce } from '../../server/text/work.ts'

/** A folder with documents, taken away by {@link end}. */
export class Folder {
  readonly outer = realpathSync(mkdtempSync(join(tmpdir(), 'rb-include-')))
  /** The workspace; what stands beside it is outside. */
  readonly path = join(this.outer, 'docs')

  constructor(files: Readonly<Record<string, string | Buffer>> = {}) {
    mkdirSync(join(this.path, '.vscode'), { recursive: true })
    for (const [name, content] of Object.entries(files)) this.write(name, content)
  }

  write(name: string, content: string | Buffer): string {
    const path = join(this.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }

  end(): void {
    rmSync(this.outer, { recursive: true, force: true })
  }

  /** A document of the folder, read, with what it includes. */
  read(name: string, text: string, texts = new IncludedTexts(), opened: readonly string[] = []) {
    const path = this.write(name, text)
    const runbook = readRunbook(new SourceText(text), markupOf(name, text)!)
    const includes = atOnce(lookingUp(runbook, placeOf(path, opened), texts))
    return { ...runbook, includes }
  }

  /** What is wrong with a document's includes: the text it is said of, and what is said. */
  problems(name: string, text: string, texts?: IncludedTexts): [at: string, message: string][] {
    const runbook = this.read(name, text, texts)
    return check(runbook)
      .filter(({ rule }) => rule.startsWith('include-'))
      .map(({ span, message }) => [runbook.source.slice(span), message])
  }
}
