import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeIn, terminals } from './places.ts'

describeIn(terminals, 'a program that is stopped', shell => {
  const stopped = async (text: string, how: () => unknown) => {
    const running = shell().run(text)
    await shell().until(() => shell().output.includes('go'))
    await press(how)
    return running
  }
  /** A key that comes before the program has the terminal is the shell's, which takes no notice. */
  const press = async (how: () => unknown) => {
    for (let tries = 0; !shell().waits.includes('suspended'); tries++) {
      if (tries % 30 === 0) how()
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
  const key = () => shell().session?.input('\x1a')
  /** Enter, and again where a key that was pressed twice on a slow line stops the program once more. */
  const goOn = async <T>(running: Promise<T>): Promise<T> => {
    let isOver = false
    const over = running.finally(() => (isOver = true))
    shell().waits = []
    shell().session?.input('\r')
    while (!isOver) {
      await new Promise(resolve => setTimeout(resolve, 50))
      if (shell().waits.at(-1) !== 'suspended') continue
      shell().waits = []
      shell().session?.input('\r')
    }
    return over
  }

  test('by Ctrl-Z is seen, and Enter continues it to its own end', async () => {
    const seen = { done: false }
    const running = stopped(`bash -c 'echo go; sleep 1; echo slept; exit 7'`, key).then(end => {
      seen.done = true
      return end
    })
    await shell().until(() => shell().waits.includes('suspended'))
    // Other keys are nobody's.
    shell().session?.input('x')
    await new Promise(resolve => setTimeout(resolve, 1300))
    expect(seen.done).toBe(false)
    shell().session?.input('\r')
    const end = await running
    expect(end).toMatchObject({ status: 7, shell: 'alive' })
    expect(end.output).toContain('slept\n')
    expect(shell().waits.at(-1)).toBeNull()
    expect((await shell().run('echo on; jobs')).output).toBe('on\n')
  })

  test('can be stopped again', async () => {
    const running = stopped('echo go; sleep 3', key)
    await shell().until(() => shell().waits.includes('suspended'))
    shell().waits = []
    shell().session?.input('\r')
    await press(key)
    expect(await goOn(running)).toMatchObject({ status: 0, shell: 'alive' })
  })

  test.each([
    ['Ctrl-C', () => shell().session?.input('\x03')],
    ['a cancel', () => shell().session?.interrupt(1)],
  ])('is ended by %s', async (_, end) => {
    const running = stopped('echo go; sleep 60', key)
    await shell().until(() => shell().waits.includes('suspended'))
    end()
    const ended = await running
    expect([130, 143]).toContain(ended.status)
    expect(ended.shell).toBe('alive')
    expect((await shell().run('echo on; jobs')).output).toBe('on\n')
  })

  test('below a program that waits for it is seen and continued, too', async () => {
    // Ctrl-Z would stop all of it: this is another's signal.
    const stop = () => process.kill(Number(readFileSync(`${shell().start}/pid`, 'utf8')), 'SIGSTOP')
    const running = stopped(`bash -c 'sleep 1 & echo $! >pid; echo go; wait; echo waited'`, stop)
    await shell().until(() => shell().waits.includes('suspended'))
    shell().session?.input('\r')
    expect((await running).output).toContain('waited\n')
  })

  test('with nobody there is ended', async () => {
    const end = await shell().run('bash -c "kill -STOP \\$\\$; sleep 60"', { endOfInput: true })
    expect([130, 143]).toContain(end.status)
    expect(end.shell).toBe('alive')
  })

  test('a job that was stopped before holds nobody up', async () => {
    const running = stopped('echo go; sleep 60', key)
    await shell().until(() => shell().waits.includes('suspended'))
    shell().session?.interrupt(3)
    expect(await running).toMatchObject({ status: 137 })
    await shell().run('sleep 60 & sleep 0.1')
    expect(await shell().run('false')).toMatchObject({ status: 1 })
  })
})
