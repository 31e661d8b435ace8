import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestSession } from './open-session.ts'

let shell: TestSession
beforeEach(() => {
  shell = new TestSession()
})
afterEach(() => shell.close())

describe('over python, where there is no pty and no script(1)', () => {
  beforeEach(async () => {
    await shell.close()
    shell = new TestSession({ terminal: 'python' })
  })

  const still = async () => {
    const { output, status } = await shell.run('echo still $KEPT')
    expect({ output, status }).toEqual({ output: 'still here\n', status: 0 })
  }

  test('state, status, death', async () => {
    await shell.run('export KEPT=here; false')
    expect((await shell.run('echo $?')).output).toBe('1\n')
    await still()
    expect(await shell.run('exit 3')).toMatchObject({ status: 3, shell: 'left' })
    await still()
    expect(await shell.run('kill -9 $$')).toMatchObject({ shell: 'died', signal: 'SIGKILL' })
    await still()
  })

  test('Ctrl-C', async () => {
    const running = shell.run('echo go; sleep 20; echo NEXT')
    await shell.until(() => shell.output.includes('go'))
    shell.session?.interrupt(1)
    const end = await running
    expect(end.output).not.toContain('NEXT')
    expect(end.status).toBe(130)
    expect((await shell.run('echo on')).output).toBe('on\n')
  })
})

test('without bash on the PATH there is one clear message', async () => {
  shell = new TestSession({ environment: { PATH: '/nowhere' } })
  await expect(shell.run('true')).rejects.toThrow('expected bash on the PATH, found none (PATH is /nowhere)')
})
