import type { ParseArgsConfig } from 'node:util'

/** 0 fine; 1 an error-severity problem, a failed, refused or unknown step; 2 bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2

/** What a command was asked for, after `parseArgs` has checked it against {@link CliCommand.options}. */
export interface Arguments {
  readonly positionals: readonly string[]
  flag(name: string): boolean
  /** The last value given, or null. */
  text(name: string): string | null
  /** Every value given, in order. */
  texts(name: string): readonly string[]
}

/** One command of the command line: `runbook <name> …`. */
export interface CliCommand {
  readonly name: string
  /** What follows the name: `FILE… [--json]`. */
  readonly usage: string
  readonly summary: string
  /** Explains each option, for `--help`. */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many positional arguments it takes, at least and at most. */
  readonly takes: { readonly min: number; readonly max: number }
  run(args: Arguments): Promise<ExitCode> | ExitCode
}

/** Bad usage or unreadable input: one line that says what, where and what to do. */
export class UsageError extends Error {}

/** The worse of two exit codes: 2 before 1 before 0. */
export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b)
