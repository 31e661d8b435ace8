import { expect, test } from 'vitest'
import { redis } from '../../../server/run/session/interpreters/redis.ts'
import type { Terminal } from '../../../server/run/session/terminal.ts'

/** A terminal on which a client edits lines as redis-cli does, and what was entered there; it lives on when interrupted. */
function client(answers: (line: string) => string) {
  const entered: string[] = []
  const listeners: ((data: Buffer) => void)[] = []
  const prompt = 'db1:6379> '
  const show = (text: string) => listeners.forEach(listener => listener(Buffer.from(text)))
  let line = ''
  let isBlocked = false
  const enter = () => {
    entered.push(line)
    const answer = answers(line)
    line = ''
    isBlocked = answer === ''
    show(isBlocked ? '\r\n' : `\r\n${answer}\r\n${prompt}`)
  }
  const key = (letter: string) => {
    if (letter === '\x03') {
      isBlocked = false
      show(`^C\r\n${prompt}`)
    } else if (isBlocked) return
    else if (letter === '\r') enter()
    else {
      line = letter === '\x15' ? '' : line + letter
      show(`\r\x1b[0K${prompt}${line}${line === '' ? '' : '\x1b[0;90;49m hint\x1b[0m'}\r`)
    }
  }
  const terminal: Terminal = {
    ...{ kind: 'pty', note: null },
    write: data => void setImmediate(() => [...data].forEach(key)),
    onData: listener => void listeners.push(listener),
    ...{ onExit: () => undefined, resize: () => undefined, kill: () => undefined },
    ...{ pause: () => undefined, resume: () => undefined },
  }
  return { terminal, entered }
}

const unknown = (line: string) =>
  `unknown redis-cli preference '${/^:set "(.*)"$/.exec(line)?.[1]?.replace(/\\x(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) ?? ''}'`

function spoken(answer: string) {
  const { terminal, entered } = client(line => (line.startsWith(':set') ? unknown(line) : answer))
  const around = redis.terminal?.(terminal)
  if (around === undefined) throw new Error('expected a terminal of its own')
  const delivery = redis.delivery('n', { pid: 0, dialect: 'bash', root: false, boot: '', pipes: false })
  let printed = ''
  around.onData(data => (printed += data.toString('latin1')))
  around.write(delivery.typed(1, 'BLPOP a 0', ''))
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
  }
  return { around, entered, until, printed: () => printed }
}

const marker = (inside: string) => `\x1b]633;${inside}\x07`

test('each line waits for the prompt, and of what is drawn only answers are passed on', async () => {
  const { until, printed, entered } = spoken('1) "a"')
  await until(() => printed().includes('D;n;1'))
  expect(printed()).toBe(`${marker('C;n;1')}1) "a"\r\n${marker('D;n;1;0;')}`)
  expect(entered).toHaveLength(3)
})

test('what is interrupted has failed, though the client lives on; other keys are not typed', async () => {
  const { around, until, printed, entered } = spoken('')
  await until(() => entered.includes('BLPOP a 0'))
  around.write('GET x\r')
  around.write('\x03')
  await until(() => printed().includes('D;n;1'))
  expect(printed()).toContain(marker('D;n;1;1;'))
  expect(entered).not.toContain('GET x')
})
