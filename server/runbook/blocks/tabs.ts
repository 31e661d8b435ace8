import type { Block, RawAttribute } from '../../markup/block.ts'

/** A container whose children are shown as tabs, of which the reader follows one. */
export const isTabs = (name: string): boolean =>
  /^(?:tabs|tab-set|tabbed|tab-set-code|content-tabs|code-tabs|code-group|pill-group)$/.test(name)

/** A tab that stands beside the other ones without a container (MkDocs, sphinx-inline-tabs). */
export const isTab = (block: Block | undefined): boolean => block?.kind === 'directive' && block.name === 'tab'

/** What a tab is called: what stands behind its name, else an option or attribute that is its label, else its language. */
export function titleOfTab(tab: Block): string {
  if (tab.kind !== 'directive' && tab.kind !== 'code') return ''
  const { attributes } = tab
  // For code it is the language; `code-tab:: bash Debian` has the label behind it, and ```` ```bash [Debian] ```` in brackets.
  if (tab.kind === 'directive' && tab.argument !== '') return tab.argument
  const bracketed = attributes.find(({ name, value }) => value === null && /^\[.+\]$/.test(name))?.name.slice(1, -1)
  const language = tab.kind === 'code' ? tab.language : null
  return labelIn(attributes) ?? bracketed ?? language ?? ''
}

const labelIn = (attributes: readonly RawAttribute[]): string | null => {
  for (const label of ['label', 'title', 'name', 'header', 'sync', 'value']) {
    const value = attributes.find(({ name }) => name.toLowerCase() === label)?.value?.trim()
    if (value !== undefined && value !== '') return value
  }
  return null
}
