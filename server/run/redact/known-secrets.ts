import { existsSync } from 'node:fs'
import { isSecret } from '../secret.ts'
import { exportsIn } from './exports.ts'
import { secretShapes } from './secret-shapes.ts'

/** A value that somebody gave as a secret is looked for from this length on, in bytes: shorter ones stand everywhere. */
const shortestGiven = 4
/** A variable's value from this one on: nobody has said that it is secret, only its name looks so. */
const shortestVariable = 8
/** Of a longer value its beginning is looked for. */
const longestLooked = 4096

/** The secrets that a run knows: values given for secret names, and of variables with such names. */
export class KnownSecrets {
  /** As bytes, each a Latin-1 character. */
  readonly #texts = new Set<string>()
  #longest = 0

  /** No secret is longer, in bytes. */
  get longest(): number {
    return this.#longest
  }

  /** A value that was given for a placeholder. */
  given(name: string, value: string): void {
    if (isSecret(name)) this.#add(value, shortestGiven)
  }

  /** What a shell exports. A variable that names a file or is a plain switch holds no secret, whatever its name. */
  exported(variables: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value = ''] of Object.entries(variables)) {
      if (value.length >= shortestVariable && isSecret(name) && !existsSync(value)) this.#add(value, shortestVariable)
    }
  }

  /** What a shell has exported since, by the snapshot that another one would be restored from; null when there is none. */
  exportedBy(snapshot: string | null): void {
    if (snapshot !== null) this.exported(exportsIn(snapshot))
  }

  /** A command's text: what has the shape of a secret in it is one wherever it is printed. */
  shownIn(command: string): void {
    // Shapes read bytes, each a Latin-1 character.
    const text = Buffer.from(command).toString('latin1')
    for (const shape of secretShapes) {
      for (const [, ...groups] of text.matchAll(shape)) {
        for (const group of groups) {
          const value = Buffer.from(group ?? '', 'latin1')
            .toString()
            .replace(/^(["'])(.*)\1$/s, '$2')
          if (value.length >= shortestVariable && !existsSync(value)) this.#add(value, shortestVariable)
        }
      }
    }
  }

  /** Where known secrets stand in a text of Latin-1 characters, overlapping ones too. */
  *placesIn(text: string, from: number): Generator<readonly [number, number]> {
    for (const secret of this.#texts) {
      for (let at = text.indexOf(secret, from); at !== -1; at = text.indexOf(secret, at + 1)) {
        yield [at, at + secret.length]
      }
    }
  }

  /** In the ways in which programs show it; line by line, for a terminal ends lines in its own way. */
  #add(value: string, shortest: number): void {
    // What is no text, half a surrogate pair, no program could print.
    for (const line of Buffer.from(value)
      .toString()
      .split(/[\r\n]+/)) {
      if (line.trim().length < shortest) continue
      for (const form of formsOf(line)) {
        const text = Buffer.from(form).subarray(0, longestLooked).toString('latin1')
        this.#texts.add(text)
        this.#longest = Math.max(this.#longest, text.length)
      }
    }
  }
}

/** A text as programs show it: in URLs (by browsers and by RFC 3986), JSON, shell words, source text, HTML. */
function formsOf(line: string): readonly string[] {
  const strict = encodeURIComponent(line).replace(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const encoded = [encodeURI(line), encodeURIComponent(line), strict, strict.replaceAll('%2F', '/')]
  const marked = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [
    line,
    ...encoded.flatMap(text => [text, text.replace(/%../g, code => code.toLowerCase()), text.replaceAll('%20', '+')]),
    JSON.stringify(line).slice(1, -1),
    line.replaceAll("'", `'\\''`),
    line.replaceAll("'", `'"'"'`),
    // Single-quoted source text; a word as bash's own %q and "…" show it.
    line.replace(/[\\']/g, '\\$&'),
    line.replaceAll('\\', '\\\\'),
    line.replace(/[^\w@%+=:,./-]/g, '\\$&'),
    line.replace(/[\\"$`]/g, '\\$&'),
    marked,
    ...['&#39;', '&#x27;', '&apos;'].map(apostrophe => marked.replaceAll("'", apostrophe).replaceAll('"', '&quot;')),
  ]
}
