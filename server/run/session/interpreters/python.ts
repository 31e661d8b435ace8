import { byLines, inBase64, type Interpreter, ready } from './interpreter.ts'

/** What `__rb_run` is, in Python of any version: runs statements as the prompt would, values of expressions are shown. */
const functions = String.raw`
import ast, base64, sys, traceback
def __rb_say(inside):
    sys.stdout.flush()
    sys.__stdout__.write("\033]633;" + inside + "\007")
    sys.__stdout__.flush()
def __rb_run(text, begun, passed, failed, names):
    __rb_say(begun)
    end = failed
    try:
        tree = ast.parse(base64.b64decode(text).decode("utf-8"), "<stdin>")
        for node in tree.body:
            exec(compile(ast.Interactive([node]), "<stdin>", "single"), names)
        end = passed
    except SystemExit:
        raise
    except BaseException:
        kind, error, trace = sys.exc_info()
        traceback.print_exception(kind, error, trace.tb_next)
    sys.stderr.flush()
    __rb_say(end)
`

const say = (inside: string) => `import sys;sys.stdout.write('\\x1b]633;${inside}\\x07') and None;sys.stdout.flush()`

/** The Python prompt. */
export const python: Interpreter = {
  language: 'python',
  opener: /(?:^|[\s/])python[\d.]*(?=\s|$)/,
  programs: /^python[\d.]*$/,
  prompt: />>>$/,
  shownPrompt: '>>>',
  hello: say,
  welcome: nonce =>
    [
      `__rb_text = ''`,
      ...inBase64(functions).map(part => `__rb_text += '${part}'`),
      `import base64;exec(base64.b64decode(__rb_text).decode('utf-8'))`,
      `__rb_say('${ready(nonce)}')`,
      '',
    ].join('\r'),
  delivery: nonce =>
    byLines({
      ...{ nonce, say },
      lines: ({ begun, passed, failed }, text) => [
        `__rb_text = ''`,
        ...inBase64(text).map(part => `__rb_text += '${part}'`),
        `__rb_run(__rb_text, '${begun}', '${passed}', '${failed}', globals())`,
      ],
    }),
  leaving: 'exit()\r',
}
