import { spawn } from 'node:child_process'
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver/node'

const rootUri = 'file:///tmp'

/** The built language server over stdio, as an editor starts it, and a connection to it. */
export async function startServer(): Promise<{ connection: ProtocolConnection; stop: () => void }> {
  const child = spawn(process.execPath, ['dist/server.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(child.stdout, child.stdin)
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: { textDocument: { diagnostic: { dynamicRegistration: false } } },
  })
  await connection.sendNotification('initialized', {})
  return { connection, stop: () => child.kill() }
}
