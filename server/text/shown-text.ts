/** Control characters but tab and line feed, and what turns the direction of a line or ends it unseen. */
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Text of a document as it may be put on a terminal: a document must not move the cursor or hide a part of a command. */
export const shownText = (text: string): string =>
  text.replace(harmful, character => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)

/** As {@link shownText}, on one line. */
export const shownLine = (text: string): string => shownText(text.replace(/\s*[\r\n]+\s*/g, ' '))
