/** Names that MyST, Docusaurus, VitePress and MkDocs give to admonitions. */
const names = new Set([
  'abstract',
  'admonition',
  'attention',
  'bug',
  'caution',
  'danger',
  'error',
  'example',
  'failure',
  'hint',
  'important',
  'info',
  'note',
  'question',
  'quote',
  'seealso',
  'success',
  'summary',
  'tip',
  'todo',
  'warning',
])

/** Whether a directive of this name, in lower case, is an admonition. */
export const isAdmonition = (name: string): boolean => names.has(name)
