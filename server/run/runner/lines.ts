import { StringDecoder } from 'node:string_decoder'

/** Cuts a stream of bytes into lines of JSON; a line that is none answers undefined. */
export function lineReader(take: (value: unknown) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  return chunk => {
    const text = decoder.write(chunk)
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      parts.push(text.slice(from, end))
      const line = parts.join('')
      parts = []
      from = end + 1
      take(parse(line))
    }
    if (from < text.length) parts.push(text.slice(from))
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
