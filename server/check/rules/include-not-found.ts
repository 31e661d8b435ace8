import type { LookedUp, Trouble } from '../../runbook/includes.ts'
import { weighing, type Finding, type Rule } from '../rule.ts'

export const includeNotFound: Rule = {
  id: 'include-not-found',
  severity: 'warning',
  summary: 'What the document includes is not there, so its text is missing from the page.',
  ofDocument: weighing({
    note: () => [],
    *weigh(_notes, { includes }) {
      for (const file of includes?.files ?? []) {
        const { span } = file.inclusion
        const { trouble } = file
        if (trouble?.kind === 'missing') {
          const fix = fixFor(file, trouble)
          yield { span, message: `expected a file at ${where(trouble)}, found ${found(trouble)}`, ...(fix && { fix }) }
        } else if (trouble?.kind === 'unmarked')
          yield { span, message: `expected the text ${quoted(trouble.mark)} in ${where(trouble)}, found none` }
      }
    },
  }),
}

type Missing = Extract<Trouble, { kind: 'missing' }>

const things: Readonly<Record<Missing['standing'], string>> = {
  nothing: 'nothing there',
  folder: 'a folder',
  device: 'a pipe or a device',
  loop: 'a link that leads back to itself',
  forbidden: 'no permission to read it',
  binary: 'no text in UTF-8',
}

const found = ({ standing, alike }: Missing): string => (alike === null ? things[standing] : quoted(alike))

/** A name on one line, between backticks; of a long one its end. */
function quoted(name: string): string {
  const line = name.replace(/[\s`]+/g, ' ').trim()
  return `\`${line.length > 200 ? `…${line.slice(-199)}` : line}\``
}

const where = ({ path, within }: { readonly path: string; readonly within: string | null }): string =>
  quoted(path) + (within === null ? '' : `, which ${quoted(within)} includes`)

/** Spells the name as the file is spelled. */
function fixFor({ inclusion: { span, path } }: LookedUp, { alike, within }: Missing): Finding['fix'] {
  if (alike === null || within !== null || span.end - span.start !== path.length) return undefined
  return {
    title: `Write '${alike}'`,
    edits: [{ span: { start: span.end - alike.length, end: span.end }, text: alike }],
  }
}
