import type { RichText } from './rich-text.ts'
import { visible } from './visible.ts'
import type { LookedUp } from '../runbook/includes.ts'

/** How many lines of an included file are shown. */
export const shownLines = 20
/** How many UTF-16 units of them. */
const most = 4000

/** What a hover says of an included file; `beginning` is null when the file is not read. */
export function includedText({ inclusion }: LookedUp, beginning: string | null): readonly RichText[] {
  const { kind, path, options } = inclusion
  const isShown = kind === 'literalinclude' || options.has('literal') || options.has('code')
  const says = isShown
    ? ': the page shows it as it stands. Nothing in it is a step here.'
    : ': its text is a part of the page. Its steps are run from the file itself.'
  const language = options.get('language') || options.get('code') || /\.(\w+)$/.exec(path)?.[1] || ''
  return [
    { kind: 'text', parts: [{ code: visible(path) }, says] },
    ...(beginning === null
      ? []
      : [{ kind: 'block', language: isShown ? language : '', text: visible(beginning.slice(0, most)) } as const]),
  ]
}
