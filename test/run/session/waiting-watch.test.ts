import { afterEach, describe, expect, test } from 'vitest'
import type { Waiting } from '../../../server/run/session/input-watch.ts'
import type { ShellProcesses } from '../../../server/run/session/shell-processes.ts'
import { WaitingWatch } from '../../../server/run/session/waiting-watch.ts'

let watch: WaitingWatch | null = null
afterEach(() => watch?.stop())

/** A watch of a command that always seems to wait, and what it says; `looked` is called at each look. */
function watching(alone: boolean, looked: () => void): (Waiting | 'unanswered')[] {
  const said: (Waiting | 'unanswered')[] = []
  const processes: ShellProcesses = {
    waitsFor: () => {
      looked()
      return Promise.resolve('input')
    },
    begins: () => undefined,
    signal: () => Promise.resolve([]),
    running: () => Promise.resolve([]),
    beforeInterrupt: () => () => Promise.resolve(true),
  }
  watch = new WaitingWatch(processes, alone, {
    waits: waiting => said.push(waiting),
    carries: () => Promise.resolve(false),
    unanswered: () => said.push('unanswered'),
  })
  watch.begin()
  return said
}

const looks = async (count: number): Promise<void> => {
  await new Promise(resolve => setTimeout(resolve, 300 + 400 * count))
}

describe('a command that is silent and seems to wait', () => {
  test('is said to wait; with nobody there it is answered', async () => {
    const said = watching(false, () => undefined)
    await looks(1)
    expect(said).toEqual(['input'])
    watch?.stop()
    const alone = watching(true, () => undefined)
    await looks(1)
    expect(alone[0]).toBe('unanswered')
  })

  test.each([true, false])('is not when its last word was only on its way to us (alone: %s)', async alone => {
    const said = watching(alone, () => setImmediate(() => watch?.stop()))
    await looks(1)
    expect(said).toEqual([])
  })

  test('is not when it goes on, or is answered, while it is looked at', async () => {
    const printing = watching(true, () => setImmediate(() => watch?.heard(Buffer.from('.'))))
    await looks(2)
    expect(printing).toEqual([])
    watch?.stop()
    const answered = watching(false, () => setImmediate(() => watch?.answered()))
    await looks(2)
    expect(answered).toEqual([])
  })
})
