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
  /** One line, for the list of commands. */
  readonly summary: string
  /** What `--help` says below the usage and the summary, wrapped for a terminal of 80 columns. */
  readonly help: string
  /** What exit status 1 says of it; empty when it never has that. */
  readonly fails: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** What options whose value may be left out then have. */
  readonly implied?: Readonly<Record<string, string>>
  /** How many positional arguments it takes, at least and at most. */
  readonly takes: { readonly min: number; readonly max: number }
  run(args: Arguments): Promise<ExitCode> | ExitCode
}

/** Bad usage or unreadable input: one line that says what, where and what to do. */
export class UsageError extends Error {}

/** What was asked for rightly and could not be done: one line that says why. */
export class Failure extends Error {}

/** The worse of two exit codes: 2 before 1 before 0. */
export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b)

/** A thrown thing as a {@link Failure}; one of ours stays what it is. */
export const failure = (error: unknown): Error =>
  error instanceof UsageError || error instanceof Failure
    ? error
    : new Failure(error instanceof Error ? error.message : String(error), { cause: error })
