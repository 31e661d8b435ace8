/** A reference name as names are compared: lower case, blanks single. */
export const normalizeName = (name: string): string => whitespaceNormalized(name).toLowerCase()

/** Blanks and line breaks single, none at the ends. */
export const whitespaceNormalized = (name: string): string => name.split(/\s+/).filter(Boolean).join(' ')

/** `text` with each backslash that escapes something replaced by NUL; as long as before. */
export const escapesMarked = (text: string): string => (text.includes('\\') ? text.replace(/\\([^]?)/g, '\0$1') : text)

/** Marked text as the reader sees it: escaped blanks are gone, other escaped characters stand alone. */
export const unescaped = (marked: string): string =>
  marked.includes('\0') ? marked.replace(/\0[ \n]/g, '').replaceAll('\0', '') : marked

/** Marked text as it was written. */
export const restored = (marked: string): string => marked.replaceAll('\0', '\\')
