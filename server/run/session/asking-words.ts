import type { Waiting } from './input-watch.ts'

/** What colours a line or moves in it. */
const escapes = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07|.)/g

const secret =
  /\b(?:password|passphrase|passcode|passwort|mot de passe|contraseña|verification code|PIN|OTP)\b[^?:]*[?:]\s*$/i
const choice = /[[(]\s*(?:y(?:es)?\s*[/|]\s*n(?:o)?|n(?:o)?\s*[/|]\s*y(?:es)?)\b[^\])]*[\])]\s*[?:]?\s*$/i
const question = /\p{L}[^?]*\?\s*$/u
const key = /\b(?:press|hit|strike)\s+(?:the\s+)?[[<(]?(?:any\s+key|enter|return|space|y|q)\b/i
const pager = /^(?:--More--.*|:|\(END\)|lines \d+-\d+.*)$/
const entry =
  /\b(?:enter|type|choose|choice|select|selection|specify|login|user ?name|name|value|answer|confirm)\b[^:]*:\s*$/i
const fallback = /\S\s*\[[^\]]*\]\s*:\s*$/

/**
 * Whether the end of what a command has printed asks for something, by its words: an unfinished last line that is a
 * question or a prompt. A guess, for where nobody can tell what the command does.
 */
export function asksInWords(printed: string): Waiting {
  const line =
    printed
      .replace(escapes, '')
      .split(/[\r\n]/)
      .at(-1) ?? ''
  if (line.trim() === '' || line.length > 300) return null
  if (secret.test(line)) return 'password'
  return [choice, question, key, pager, entry, fallback].some(pattern => pattern.test(line)) ? 'input' : null
}
