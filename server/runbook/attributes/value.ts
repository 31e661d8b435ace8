import type { Settings, SettingName } from './settings.ts'
import type { Attribute } from './table.ts'

/** A value, read; or what was expected in its place. */
export type ReadValue = { readonly value: Settings[SettingName] } | { readonly expected: string }

/** Longer values say nothing. */
const longest = 1000

/** Reads an attribute's value as it is written; null where only the name stands. */
export function readValue({ value: kind, choices, example }: Attribute, written: string | null): ReadValue {
  if (written !== null && written.length > longest) return { expected: `at most ${longest} characters` }
  const text = written === null ? '' : unquoted(written)
  switch (kind) {
    case 'flag':
      if (written === null || /^(?:true|yes|on)$/i.test(text)) return { value: true }
      return /^(?:false|no|off)$/i.test(text) ? { value: false } : { expected: '`true` or `false`' }
    case 'name':
      return /^[^\s,]+$/.test(text) ? { value: text } : { expected: `a name, as in \`${example}\`` }
    case 'names':
    case 'texts': {
      const list = text.replace(/^\[(.*)\]$/s, '$1').split(kind === 'names' ? /[\s,]+/ : /,/)
      const words = list.map(word => unquoted(word.trim())).filter(word => word !== '')
      return words.length > 0 ? { value: [...new Set(words)] } : { expected: `one name or more, as in \`${example}\`` }
    }
    case 'duration': {
      const ms = durationOf(text)
      return ms === null ? { expected: 'a duration such as `5m`, `90s` or `1h30m`' } : { value: ms }
    }
    case 'choice': {
      const choice = choices.find(one => one === text.toLowerCase())
      return choice === undefined
        ? { expected: choices.map(one => `\`${one}\``).join(' or ') }
        : { value: choice as Settings[SettingName] }
    }
    case 'path':
    case 'text':
      return text.trim() === '' ? { expected: `a ${kind}, as in \`${example}\`` } : { value: text.trim() }
  }
}

const unquoted = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text

/** What a run can wait for: a week. */
const mostMs = 7 * 24 * 3600 * 1000

/** `90s`, `5m`, `5min`, `1h30m` in milliseconds; null for anything else, and for no time at all. */
function durationOf(text: string): number | null {
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,6})m(?:in)?)?(?:(\d{1,6})s)?$/i.exec(text)
  if (match === null) return null
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map(part => Number(part ?? 0))
  const ms = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000
  return ms > 0 && ms <= mostMs ? ms : null
}
