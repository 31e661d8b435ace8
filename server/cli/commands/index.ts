import type { CliCommand } from '../command.ts'
import { check } from './check.ts'
import { report } from './report.ts'
import { resume } from './resume.ts'
import { run } from './run.ts'
import { done, failed, skip } from './settle.ts'
import { status } from './status.ts'
import { steps } from './steps.ts'
import { tree } from './tree.ts'

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly CliCommand[] = [steps, check, run, done, skip, failed, status, resume, report, tree]
