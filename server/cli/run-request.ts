import { resolve } from 'node:path'
import type { RecordPlace } from '../run/journal/record-folder.ts'
import type { RunRequest, Selection } from '../run/runner/wire.ts'
import { stepHash } from '../run/step-hash.ts'
import type { Runbook } from '../runbook/model.ts'
import { assignments } from './assignments.ts'
import { becomingOf } from './become-root.ts'
import { type Arguments, UsageError } from './command.ts'
import { unreadAllOf } from './unread-option.ts'

/** Which steps the options ask for; without one, the next. Throws {@link UsageError} for two at once or an unknown step. */
export function selectionOf(args: Arguments, file: string, runbook: Runbook): Selection {
  const steps = args.texts('step')
  const from = args.text('from')
  const chosen = [steps.length > 0, from !== null, args.flag('all')].filter(Boolean).length
  if (chosen > 1) throw new UsageError('expected one of --step, --from and --all, found more')
  for (const step of [...steps, ...(from === null ? [] : [from])]) {
    if (!runbook.steps.some(({ id }) => id === step)) {
      throw new UsageError(`expected a step of ${file}, found ${step}; \`runbook steps ${file}\` lists them`)
    }
  }
  if (steps.length > 0) return { kind: 'steps', steps }
  if (from !== null) return { kind: 'from', step: from }
  return { kind: args.flag('all') ? 'all' : 'next' }
}

/** Where a run that begins is recorded, as `--journal` says. Throws {@link UsageError}. */
function journalOf(args: Arguments): RecordPlace | null {
  const place = args.text('journal')
  if (place === null || place === 'state' || place === 'workspace') return place
  throw new UsageError(`expected --journal state or workspace, found ${place}`)
}

/** How much of each command's output is kept, in bytes, as `--output-limit` says in MB. Throws {@link UsageError}. */
function limitOf(args: Arguments): number | null {
  const text = args.text('output-limit')
  if (text === null) return null
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`expected --output-limit MB, from 1 to 999999, found ${text}`)
  return Number(text) * 2 ** 20
}

/** For how long a machine that reboots is waited for, in milliseconds, as `--reboot-limit` says in minutes. Throws {@link UsageError}. */
function rebootLimitOf(args: Arguments): number | null {
  const text = args.text('reboot-limit')
  if (text === null) return null
  const minutes = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : NaN
  if (minutes <= 10_080) return minutes * 60_000
  throw new UsageError(`expected --reboot-limit MINUTES, from 1 to 10080 (a week), found ${text}`)
}

/** The request of a command line: the steps of the document as it was just read, in a workspace the operator trusts. */
export function requestOf(args: Arguments, file: string, runbook: Runbook, run: string | undefined): RunRequest {
  const [journal, outputLimit, rebootLimit] = [journalOf(args), limitOf(args), rebootLimitOf(args)]
  const unreadAll = unreadAllOf(args)
  return {
    file: resolve(file),
    ...(run === undefined ? {} : { run }),
    ...(journal === null ? {} : { journal }),
    ...(outputLimit === null ? {} : { outputLimit }),
    ...(rebootLimit === null ? {} : { rebootLimit }),
    ...(unreadAll === null ? {} : { unreadAll }),
    markup: runbook.markup,
    select: selectionOf(args, file, runbook),
    seen: Object.fromEntries(runbook.steps.map(step => [step.id, stepHash(runbook, step)])),
    values: assignments('--set NAME=VALUE', args.texts('set')),
    targets: assignments('--host NAME=TARGET', args.texts('host')),
    hosts: { sideBySide: numberOf(args, 'side-by-side', 1) ?? 1, mayFail: numberOf(args, 'may-fail', 0) ?? 0 },
    failedHosts: args.flag('failed-hosts'),
    becoming: becomingOf(args),
    confirmed: args.flag('yes') ? runbook.steps.filter(({ confirm }) => confirm).map(({ id }) => id) : [],
    trusted: true,
    practice: args.flag('practice'),
    interactive: process.stdin.isTTY === true,
    columns: process.stdout.columns || 80,
    rows: process.stdout.rows || 24,
  }
}

/** A whole number, at least `least`; null when the option is not given. Throws {@link UsageError}. */
function numberOf(args: Arguments, name: string, least: number): number | null {
  const text = args.text(name)
  if (text === null) return null
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN
  if (number >= least) return number
  throw new UsageError(`expected a number from ${least} on after --${name}, found ${text}`)
}
