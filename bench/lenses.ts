import { readFileSync } from 'node:fs'
import type { ProtocolConnection } from 'vscode-languageserver/node'
import { durationsOf, ms, row, summary } from './measure.ts'
import { startServer } from './server.ts'

/** Time from opening a document to its first diagnostics and lenses, from the built server over stdio. */
export async function benchLenses(name: string, file: string): Promise<void> {
  const text = readFileSync(file, 'utf8')
  const languageId = file.endsWith('.md') ? 'markdown' : 'restructuredtext'
  const open = async (connection: ProtocolConnection, uri: string) => {
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
    const textDocument = { uri }
    return Promise.all([
      connection.sendRequest('textDocument/diagnostic', { textDocument }),
      connection.sendRequest('textDocument/codeLens', { textDocument }),
    ])
  }
  const cold: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    const server = await startServer()
    await open(server.connection, `file:///tmp/cold-${i}.rst`)
    cold.push(performance.now() - start)
    server.stop()
  }
  const server = await startServer()
  const first = await durationsOf(1, () => open(server.connection, 'file:///tmp/first.rst'))
  let count = 0
  const warm = await durationsOf(20, () => open(server.connection, `file:///tmp/warm-${count++}.rst`))
  server.stop()
  row(`${name}: server start + first diagnostics and lenses`, ms(summary(cold).median))
  row(`${name}: first document of a running server`, ms(summary(first).median))
  row(`${name}: further documents`, ms(summary(warm).median), `p95 ${ms(summary(warm).p95)}`)
}
