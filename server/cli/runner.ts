import { resolve } from 'node:path'
import { connect, type RunnerConnection } from '../run/runner/connect.ts'
import { workspaceOf } from '../run/workspace.ts'
import { failure } from './command.ts'

/** The line to the runner of a document's workspace; it is started when none answers. Its bundle lies beside ours. */
export async function runnerOf(file: string): Promise<RunnerConnection> {
  try {
    return await connect({ workspace: workspaceOf(file), runnerPath: resolve(__dirname, 'runner.cjs') })
  } catch (error) {
    throw failure(error)
  }
}
