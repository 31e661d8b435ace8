import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseShell, type Redirection, type SimpleCommand } from '../shell/parse.ts'
import { quoted } from './session/bootstrap.ts'

/**
 * Practice mode runs a guide against stand-ins that only say what they would do. Three walls stand between a guide and
 * the machine: a PATH that holds no program, with functions in place of programs and of the builtins that reach out;
 * the reading of each command before it starts ({@link practiceObjection}), which admits only what can be understood
 * without running it; and a trap in the shell that looks at every command again just before it runs.
 */
export const practiceFunctions = 'runbooks/practice/functions.sh'

/** The stand-ins' file: beside the bundles of an installation, or in the checkout around this module; null when it is missing. */
export function findPracticeFunctions(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, practiceFunctions)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) return null
  }
}

/** Variables by which the shell or a program would run something, or find it elsewhere. */
const powerful =
  /^(PATH|ENV|IFS|SHELL|HOME|PROMPT_COMMAND|PS[0-4]|BASH.*|SHELLOPTS|HIST.*|LD_.*|DYLD_.*|EXECIGNORE|FCEDIT|EDITOR|VISUAL|PAGER|CDPATH|__.*)$/

/** What a session in practice mode is told at the end of its bootstrap. */
export const practiceSession = (functions: string, emptyFolder: string): string =>
  [
    `builtin . ${quoted(functions)}`,
    // `builtin kill` would reach past the function.
    'builtin enable -n kill suspend ulimit history fc bind complete compgen compopt hash disown logout cd pushd popd command',
    `PATH=${quoted(emptyFolder)}`,
    'builtin unset BASH_ENV ENV',
    'builtin readonly PATH BASH_ENV ENV PS0 PS1 PS2 PS4 PROMPT_COMMAND SHELL BASH_CMDS BASH_ALIASES IFS',
    lastLook,
    'builtin shopt -s extdebug',
    'builtin set -T',
    'builtin trap __rb_look DEBUG',
  ].join('\n')

/**
 * The last look, just before a command runs: a program by its path, a name that is only known now, a file outside the
 * scratch folder, a way to take this very look away. A command it refuses is passed over.
 */
const dollar = '$'
const lastLook = String.raw`__rb_assignment='^[A-Za-z_][A-Za-z0-9_]*\+?=[^[:space:]]*([[:space:]]+(.*))?$'
__rb_write='>[>|&]*[[:space:]]*["'\'']?(/|~|[$]|.*[.][.])'
__rb_beyond='^((builtin|command)[[:space:]]+)+(exec|command|kill|enable|hash|history|fc|cd|pushd|popd|trap|suspend|ulimit|bind|complete|compgen)([[:space:]]|$)'
__rb_blind='^(builtin[[:space:]]+)*((set|shopt)[[:space:]].*(posix|extdebug|functrace|[-+][A-Za-z]*T)|trap[[:space:]])'
builtin readonly __rb_assignment __rb_write __rb_beyond __rb_blind
__rb_look() {
  builtin local words="$BASH_COMMAND" name=
  while [[ $words =~ $__rb_assignment && -n ${dollar}{BASH_REMATCH[2]} ]]; do words=${dollar}{BASH_REMATCH[2]}; done
  name=${dollar}{words%%[[:space:]]*}
  [[ $words =~ $__rb_assignment || $name == '[['* || $name == '(('* ]] && name=
  words=${dollar}{words//'/dev/null'/}
  words=${dollar}{words//'/dev/tty'/}
  if [[ $name == *[/\$\`]* || $words =~ $__rb_write || $words =~ $__rb_beyond || $words =~ $__rb_blind ]]; then
    builtin printf 'practice: refused: %s\n' "$BASH_COMMAND" >&2
    builtin return 1
  fi
}
builtin readonly -f __rb_look`

/** Builtins that reach past the stand-ins, evaluate text, or set variables in ways that cannot be read from the text. */
const barred = new Set(
  'builtin trap declare typeset local readonly let getopts enable mapfile readarray coproc function caller'.split(' '),
)
/** Builtins that take names or conditions, and would run what stands in the brackets of an index. */
const naming = new Set(['read', 'printf', 'test', '[', 'export', 'unset', 'wait'])

/** Why a command cannot be practised: a sentence's end; null when it can. */
export function practiceObjection(text: string): string | null {
  if (/\(\(|\$\[|\[\[|\blet\b/.test(text)) return 'arithmetic and [[ ]] are not practised'
  if (/\$\{(?![A-Za-z_][A-Za-z0-9_]*\})/.test(text)) return 'only plain ${NAME} is practised'
  if (/\(\s*\)/.test(text) || /(^|[\s;&|])function\s/.test(text)) return 'functions are not defined in practice'
  if (/[A-Za-z0-9_]\[[^\]]*\]\+?=/.test(text)) return 'arrays are not practised'
  if (/\/dev\/(tcp|udp)\//.test(text)) return 'no connection is opened'
  if (/(^|[\s;&|(])coproc(\s|$)/.test(text)) return 'coproc is not practised'
  const { commands, redirections, errors } = parseShell(text)
  if (errors.length > 0) return 'the command cannot be read'
  for (const redirection of redirections) {
    const objection = redirectionObjection(redirection)
    if (objection !== null) return objection
  }
  for (const command of commands) {
    const objection = commandObjection(command)
    if (objection !== null) return objection
  }
  return null
}

function commandObjection({ name, arguments: words, assigns, redirections }: SimpleCommand): string | null {
  const assigned = assigns.find(variable => powerful.test(variable))
  if (assigned !== undefined) return `${assigned} is not set in practice`
  for (const redirection of redirections) {
    const objection = redirectionObjection(redirection)
    if (objection !== null) return objection
  }
  if (name === null) return null
  const { text } = name
  if (text === null) return 'a command whose name is not plain to see is not run'
  if (text.includes('/')) return `${text} names a program by its path, and only names have stand-ins`
  if (!/^[A-Za-z0-9_.:[@%+-][A-Za-z0-9_.:@%+-]*$/.test(text)) return `${text} is no plain name of a command`
  if (barred.has(text)) return `${text} is not practised`
  if (naming.has(text)) return namingObjection(text, words)
  return null
}

function namingObjection(name: string, words: SimpleCommand['arguments']): string | null {
  for (const [index, word] of words.entries()) {
    // What is only printed may be anything, once it is plain that it is not an option.
    if (name === 'printf' && index > 0) break
    if (word.text === null && name !== 'export') return `${name} with a word that is not plain to see is not practised`
    if (/^-[A-Za-z]*[vRaup]/.test(word.text ?? '') && name !== 'read')
      return `${name} ${word.text ?? ''} is not practised`
    if (word.text?.includes('[') === true) return `${name} with an index is not practised`
    const variable = /^[A-Za-z_]\w*/.exec(word.text ?? '')?.[0]
    if (variable !== undefined && name !== '[' && name !== 'test' && name !== 'printf' && powerful.test(variable))
      return `${variable} is not set in practice`
    if (word.text === null && name === 'export') continue
  }
  return null
}

function redirectionObjection({ operator, target }: Redirection): string | null {
  if (!operator.includes('>')) return null
  if (target === null) return 'a file whose name is not plain to see is not written'
  const { text } = target
  if (text === null) return 'a file whose name is not plain to see is not written'
  if (text === '/dev/null' || /^(\d+|-)$/.test(text)) return null
  if (text.startsWith('/') || text.startsWith('~') || text.split('/').includes('..')) {
    return `${text} is not written: practice writes only in its own scratch folder`
  }
  return null
}
