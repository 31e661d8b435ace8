/** Everything that is shown as nothing, as a blank that is none, or that moves what stands beside it. */
const unseen = /(?![ \n])[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/gu

const codePoint = (character: string) =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/**
 * `text` with its invisible characters spelled out: `⇥` for a tab, `␠` for a blank at the end of a line, `⟨U+200B⟩`
 * for anything else, lone surrogates too.
 */
export const visible = (text: string): string =>
  text.replace(/ (?=\n|$)/g, '␠').replace(unseen, character => (character === '\t' ? '⇥' : codePoint(character)))
