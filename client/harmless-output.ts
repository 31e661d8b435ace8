/**
 * Takes from a program's output what could do harm in a terminal and keeps what draws.
 *
 * Kept: text, SGR colours, cursor movement and erasing, the alternate screen. Dropped: every OSC (titles, clipboard 52,
 * links 8, VS Code's own 633), DCS, SOS, PM and APC; whatever makes the terminal answer into the program's input (device
 * attributes, reports, window operations); mouse and focus reporting; a full reset, which would wipe the record. The
 * 8-bit spellings (U+0080 to U+009F) are read as their 7-bit ones. See ECMA-48 and xterm's ctlseqs.
 */
export interface OutputFilter {
  /** The harmless part of the next piece of output; a sequence cut at its end is kept back for the next piece. */
  pass(data: string): string
  /** Forgets an unfinished sequence, and gives what brings the drawing back to normal. */
  reset(): string
}

type State = 'text' | 'escape' | 'intermediate' | 'csi' | 'osc' | 'string' | 'string-escape'

/** Private modes that only change how things are drawn or how pasted text is framed. */
const harmlessModes = new Set(['1', '7', '12', '25', '47', '1047', '1048', '1049', '2004', '2026'])

/** A run of characters that mean nothing but themselves: nearly all output is. */

const plain = /[^\x00-\x1f\x7f-\x9f]+/y

/** No honest control sequence is longer; what is longer is let go, so that it cannot swallow the output after it. */
const longestControl = 256
const longestString = 1 << 20

function harmlessControl(parameters: string, final: string): boolean {
  if (/[^0-9;:?]/.test(parameters)) return parameters === '!' || (final === 'q' && /^\d* $/.test(parameters))
  if (final === 'h' || final === 'l') {
    if (!parameters.startsWith('?')) return parameters === '4'
    return parameters
      .slice(1)
      .split(';')
      .every(mode => harmlessModes.has(mode))
  }
  if (parameters.startsWith('?')) return final === 'J' || final === 'K'
  return /^[@A-MPSTXZ`abdefgmrsu]$/.test(final)
}

export function outputFilter(): OutputFilter {
  let state: State = 'text'
  let held = ''
  let length = 0
  let afterReturn = false

  function escape(char: string): string {
    if (char === '[') return enter('csi')
    if (char === ']') return enter('osc')
    if ('PX^_'.includes(char)) return enter('string')
    if ('()*+'.includes(char)) {
      held = char
      state = 'intermediate'
      return ''
    }
    state = char === '\x1b' ? 'escape' : 'text'
    return '78=>DEHM'.includes(char) ? `\x1b${char}` : ''
  }

  function enter(next: State): string {
    state = next
    held = ''
    length = 0
    return ''
  }

  function text(char: string, code: number): string {
    if (code === 0x1b) return enter('escape')
    if (code >= 0x80 && code <= 0x9f) return escape(String.fromCharCode(code - 0x40))
    const bare = char === '\n' && !afterReturn
    afterReturn = char === '\r'
    if (bare) return '\r\n'
    const control = code < 0x20 || code === 0x7f
    return !control || '\x07\b\t\n\v\f\r'.includes(char) || code === 0x0e || code === 0x0f ? char : ''
  }

  function control(char: string, code: number): string {
    if (code === 0x1b) return enter('escape')
    if (code === 0x18 || code === 0x1a || held.length > longestControl) return enter('text')
    // C0 controls inside a sequence act at once, as in a real terminal.
    if (code < 0x20) return text(char, code)
    if (code < 0x40) {
      held += char
      return ''
    }
    state = 'text'
    return code < 0x7f && harmlessControl(held, char) ? `\x1b[${held}${char}` : ''
  }

  function string(char: string, code: number): string {
    length++
    if (code === 0x1b) state = 'string-escape'
    else if (code === 0x9c || code === 0x18 || code === 0x1a || (code === 0x07 && state === 'osc')) state = 'text'
    else if (state === 'osc' && (char === '\n' || char === '\r')) {
      // Never closed: the line break ends it, or it would hide all that follows.
      state = 'text'
      return text(char, code)
    } else if (length > longestString) state = 'text'
    return ''
  }

  function step(char: string): string {
    const code = char.charCodeAt(0)
    switch (state) {
      case 'text':
        return text(char, code)
      case 'escape':
        return escape(char)
      case 'intermediate':
        state = 'text'
        return /[0AB]/.test(char) ? `\x1b${held}${char}` : ''
      case 'csi':
        return control(char, code)
      case 'osc':
      case 'string':
        return string(char, code)
      case 'string-escape':
        if (char === '\\') return enter('text')
        return escape(char)
    }
  }

  return {
    pass(data) {
      let out = ''
      for (let at = 0; at < data.length;) {
        plain.lastIndex = at
        const run = state === 'text' ? plain.exec(data)?.[0] : undefined
        out += run ?? step(data.charAt(at))
        if (run !== undefined) afterReturn = false
        at += run?.length ?? 1
      }
      return out
    },
    reset() {
      enter('text')
      afterReturn = false
      return '\x1b[0m\x1b(B\x1b[?25h'
    },
  }
}
