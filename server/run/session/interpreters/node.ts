import { byLines, inBase64, type Interpreter, ready } from './interpreter.ts'

/** What `__rb.run` is: has the prompt itself evaluate a text, promises awaited, and shows its value. */
const functions = String.raw`
globalThis.__rb = {
  text: '',
  say: inside => { process.stdout.write('\x1b]633;' + inside + '\x07') },
  run: (begun, passed, failed) => new Promise(resolve => {
    const { repl } = require('repl')
    const text = Buffer.from(__rb.text, 'base64').toString()
    __rb.text = ''
    // Where there is a domain, the prompt is told of an error by that alone, and shows it.
    const domain = repl._domain
    const end = inside => {
      domain?.removeListener('error', onError)
      __rb.say(inside)
      resolve()
    }
    const onError = () => end(failed)
    domain?.once('error', onError)
    __rb.say(begun)
    repl.eval(text + '\n', repl.context, 'repl', (error, value) => {
      if (error) process.stdout.write('Uncaught ' + require('util').inspect(error.err || error) + '\n')
      else if (value !== undefined) process.stdout.write(repl.writer(value) + '\n')
      end(error ? failed : passed)
    })
  }),
}
`

const say = (inside: string) => `process.stdout.write('\\x1b]633;${inside}\\x07'),undefined`

/** The prompt of Node.js. */
export const node: Interpreter = {
  language: 'javascript',
  opener: /(?:^|[\s/])node(?=\s|$)/,
  // It calls its main thread otherwise in newer versions.
  programs: /^(?:node|MainThread)$/,
  prompt: /^>$/,
  shownPrompt: '>',
  hello: say,
  welcome: nonce =>
    [
      `globalThis.__rb = { text: '' }, undefined`,
      ...inBase64(functions).map(part => `__rb.text += '${part}', undefined`),
      `vm.runInThisContext(Buffer.from(__rb.text, 'base64').toString()), undefined`,
      `__rb.say('${ready(nonce)}')`,
      '',
    ].join('\r'),
  delivery: nonce =>
    byLines({
      ...{ nonce, say },
      lines: ({ begun, passed, failed }, text) => [
        ...inBase64(text).map(part => `__rb.text += '${part}', undefined`),
        `await __rb.run('${begun}', '${passed}', '${failed}')`,
      ],
    }),
  leaving: '.exit\r',
}
