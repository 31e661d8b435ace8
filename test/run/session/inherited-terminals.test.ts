import { afterEach, expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import { TestSession } from './open-session.ts'

const opened: TestSession[] = []
const another = (): TestSession => {
  const session = new TestSession()
  opened.push(session)
  return session
}
afterEach(() => opened.splice(0).forEach(session => void session.close()))

test.skipIf(!existsSync('/proc/self/fd'))(
  'a shell holds the terminal of no other open, which then could not be hung up',
  async () => {
    const [first, second] = [another(), another()]
    const about = 'readlink /proc/$$/fd/* | grep -c ptmx; echo "$SHLVL ${BASH##*/}"'
    const { output } = await first.run(about)
    expect(output).toMatch(/^0\n\d+ bash\n$/)
    expect((await second.run(about)).output).toBe(output)
  },
)
