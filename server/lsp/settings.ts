import type { Severity } from '../check/rule.ts'

/** What a user may set under `runbook.` that the language server heeds. */
export interface Settings {
  /** By rule id: the severity to report it with, or `off`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  readonly codeLens: boolean
}

export const defaultSettings: Settings = { rules: {}, codeLens: true }

const levels: ReadonlySet<unknown> = new Set(['error', 'warning', 'info', 'hint', 'off'])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads foreign data: whatever is not a setting of ours, or has no sense as one, counts as not set. */
export function settingsOf(value: unknown): Settings {
  if (!isRecord(value)) return defaultSettings
  const rules = Object.entries(isRecord(value.rules) ? value.rules : {}).filter(([, level]) => levels.has(level))
  return {
    rules: Object.fromEntries(rules) as Settings['rules'],
    codeLens: typeof value.codeLens === 'boolean' ? value.codeLens : defaultSettings.codeLens,
  }
}
