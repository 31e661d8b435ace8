import type { MarkupId } from '../../server/markup/markup.ts'
import { codeTexts } from './code.ts'
import { either } from './either.ts'
import type { Texts } from './filled.ts'
import { markdownTexts } from './markdown.ts'
import { rstTexts } from './rst.ts'

/** Lines as the body of a block of code. */
const asCode: Readonly<Record<MarkupId, (body: string) => string>> = {
  rst: body => `.. code-block:: console\n\n${body.replaceAll(/^/gm, '   ')}\n`,
  markdown: body => `\`\`\`console\n${body}\n\`\`\`\n`,
}

/** Hostile texts of a format, by name. */
export function hostileTexts(markup: MarkupId): Texts {
  const code = Object.entries(codeTexts).map(([name, text]) => [`code: ${name}`, () => asCode[markup](text())] as const)
  return { ...either, ...(markup === 'rst' ? rstTexts : markdownTexts), ...Object.fromEntries(code) }
}
