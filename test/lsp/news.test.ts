import { expect, test } from 'vitest'
import { Workspace } from '../../server/lsp/workspace.ts'
import { languageClient } from '../support/language-client.ts'

/** What the features are told of, in order. */
async function told() {
  const news: string[] = []
  let workspace!: Workspace
  const client = await languageClient({
    listen(connection) {
      workspace = new Workspace(connection, null)
      workspace.progressed(uri => news.push(`progress of ${uri}`))
      workspace.configuration.changed(() => news.push('settings'))
      connection.onInitialize(({ capabilities, initializationOptions }) => {
        workspace.initialize(capabilities, initializationOptions)
        return { capabilities: {} }
      })
      connection.onRequest('test/settings', async (uri: string) => void (await workspace.configuration.of(uri)))
      connection.onRequest('test/news', () => news.splice(0))
      connection.listen()
    },
  })
  return { client, news: () => client.connection.sendRequest<string[]>('test/news') }
}

const progress = (steps = {}) => ({ uri: 'a', practice: false, steps, filled: [] })
const passed = { phase: 'finished', outcome: 'passed', status: null, ms: 1 }

test('a run that has not moved on is no news', async () => {
  const { client, news } = await told()
  client.notify('runbook/progress', progress())
  expect(await news()).toEqual([])
  client.notify('runbook/progress', progress({ s: passed }))
  client.notify('runbook/progress', progress({ s: passed }))
  expect(await news()).toEqual(['progress of a'])
  client.notify('runbook/progress', progress())
  expect(await news()).toEqual(['progress of a'])
  await client.end()
})

test('settings that nobody has asked for yet are no news', async () => {
  const { client, news } = await told()
  client.configure({ codeLens: false })
  expect(await news()).toEqual([])
  await client.connection.sendRequest('test/settings', 'a')
  client.configure({ codeLens: true })
  expect(await news()).toEqual(['settings'])
  await client.end()
})
