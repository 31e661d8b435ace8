/** A line that its host does not end is shown when it is longer than this, in UTF-16 units. */
const longest = 8 * 1024

/** Whatever moves the cursor or erases, colours kept: a line of one host must not draw over another's. */
const drawing = /\x1b(?:\[[0-9;?]*[A-Za-ln-z@`~]|[78=>cDEHM])/g

/**
 * What several hosts print at the same time, as whole lines with the host's name before each, `n1 | …`: no line is torn by
 * another host's. Of a line that is drawn again and again (a progress bar) the last drawing is shown.
 */
export class HostLines {
  /** By host what has no end yet. */
  readonly #held = new Map<string, string>()

  /** The lines that `data` ends; their own ends are kept. */
  feed(host: string, data: string): string {
    const text = (this.#held.get(host) ?? '') + data
    const end = text.length - (text.lastIndexOf('\n') + 1) > longest ? text.length : text.lastIndexOf('\n') + 1
    this.#held.set(host, text.slice(end))
    return (text.slice(0, end).match(/[^\n]*\n|[^\n]+$/g) ?? []).map(line => marked(host, line)).join('')
  }

  /** What the host has not ended: it waits, or has come to its end. Empty when there is nothing. */
  rest(host: string): string {
    const text = this.#held.get(host) ?? ''
    this.#held.delete(host)
    return text === '' ? '' : marked(host, text)
  }
}

/** A line of our own about a host. */
export const marked = (host: string, line: string): string => {
  const [, content = '', end = ''] = /^(.*?)(\r*\n?)$/s.exec(line) ?? []
  const drawn = content.slice(content.lastIndexOf('\r') + 1).replace(drawing, '')
  return `${host} | ${drawn}${drawn.includes('\x1b[') ? '\x1b[0m' : ''}${end}`
}
