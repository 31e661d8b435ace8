/** A piece of the document as it is shown in a message: between backticks, or quotation marks where it holds some. */
export const inTicks = (text: string): string => (text.includes('`') ? `"${text}"` : `\`${text}\``)
