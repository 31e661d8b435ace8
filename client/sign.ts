/** How a line of the progress tree looks, as plain data: equal looks need no drawing. */
export interface Look {
  readonly label: string
  readonly description: string
  readonly icon: string
  /** A theme colour, or null for the text's own. */
  readonly color: string | null
  readonly tooltip: string
  /** What the menus' `when` clauses read: `run`, `fill` (with placeholders) or `hand`, and `settled`, `marked`, `busy` or `open`. */
  readonly context: string
  /** Null: no checkbox. */
  readonly checked: boolean | null
  /** What a screen reader says. */
  readonly spoken: string
}

/** What a state looks like, and its word. */
export interface Sign {
  readonly icon: string
  readonly color: string | null
  readonly word: string
}

/** The sign of each state of a step or a command. */
export const signs = {
  passed: { icon: 'pass', color: 'testing.iconPassed', word: 'passed' },
  failed: { icon: 'error', color: 'testing.iconFailed', word: 'failed' },
  'timed-out': { icon: 'watch', color: 'testing.iconFailed', word: 'timed out' },
  canceled: { icon: 'circle-slash', color: 'testing.iconSkipped', word: 'canceled' },
  skipped: { icon: 'debug-step-over', color: 'testing.iconSkipped', word: 'skipped' },
  unknown: { icon: 'question', color: 'testing.iconErrored', word: 'unknown: contact was lost while it ran' },
  running: { icon: 'sync~spin', color: 'testing.iconQueued', word: 'running' },
  rebooting: { icon: 'debug-restart', color: 'testing.iconQueued', word: 'rebooting' },
  waiting: { icon: 'keyboard', color: 'list.warningForeground', word: 'waits for your input' },
  asking: { icon: 'edit', color: 'list.warningForeground', word: 'asks for a value' },
  refused: { icon: 'warning', color: 'list.warningForeground', word: 'refused' },
} as const satisfies Record<string, Sign>

/** The parts of a description that are there. */
export const joined = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ')
