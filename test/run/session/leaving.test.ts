import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestSession } from './open-session.ts'

let shell: TestSession
beforeEach(() => {
  shell = new TestSession()
})
afterEach(() => shell.close())

test('what a shell prints last and how it is left always arrive', async () => {
  for (let i = 0; i < 40; i++) {
    const end = await shell.run(`seq 2000; echo last ${i}; exit ${i}`)
    expect(end).toMatchObject({ status: i, shell: 'left' })
    expect(end.output).toContain(`2000\nlast ${i}\n`)
  }
})
