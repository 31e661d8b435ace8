import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestSession } from './open-session.ts'

let shell: TestSession
beforeEach(() => {
  shell = new TestSession()
})
afterEach(() => shell.close())

/** Ctrl-C at every moment: before the shell has read the line, while it starts the program, later. */
test.each([0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 15, 20, 40])(
  'an interrupt after %i ms ends the command',
  async wait => {
    await shell.run('true')
    const running = shell.run('/bin/true; sleep 20; echo NEXT')
    await Promise.resolve()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    shell.session?.interrupt(1)
    const end = await running
    expect(end.status).toBe(130)
    expect(end.output).not.toContain('NEXT')
    expect((await shell.run('echo on')).output).toBe('on\n')
  },
)
