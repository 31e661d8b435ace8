/** What a session's bash is told before its first command. */
export interface BootstrapOptions {
  readonly nonce: string
  /** The session's folder (0700): the commands' files and what the shell writes down. Null: it writes nothing down. */
  readonly folder: string | null
  /** Without a terminal of its own the shell speaks through a copy of its standard output. */
  readonly terminal: boolean
  /** A terminal borrowed from another program passes an end of input on when we are gone: the shell must end by it. */
  readonly borrowed: boolean
  /** Shell text that brings back the exports and the folder of a shell before this one; null to begin anew. */
  readonly restore: string | null
  /** Shell text to end with, for practice mode; such a shell writes no files. */
  readonly practice: string | null
}

/** A word in single quotes, as the shell reads it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A file descriptor that guides do not use. */
const spare = 250

/**
 * The text bash reads as its `--rcfile`, or is told over its terminal.
 *
 * `__rb_start N` and `__rb_done` stand around the line that sources a command's file. `__rb_done` is the prompt command
 * too, for Ctrl-C takes the rest of a typed line away. Both keep `$?` for the command after them, work under
 * `set -eu`, a changed IFS and POSIX mode, fork nothing, and write their marker at once.
 * `__rb_recv N` takes a command's text from the next N lines of the terminal (see delivery.ts).
 * A snapshot is a new file each time: a shell killed while it writes leaves the one before, and file systems that
 * guard against truncation (ext4) take ten times as long to write a file again.
 */
export function bootstrap({ nonce, folder, terminal, borrowed, restore, practice }: BootstrapOptions): string {
  const tell = terminal && practice === null ? '>/dev/tty' : `>&${spare}`
  const write = practice === null && folder !== null
  const say = practice === null && folder === null
  return [
    'builtin set +o history +H',
    'builtin shopt -s expand_aliases',
    'builtin unset HISTFILE',
    `PS1= PS2= ${borrowed ? '' : 'IGNOREEOF=1000000'}`,
    `__rb_nonce=${nonce} __rb_id= __rb_last=0 __rb_dir=${quoted(folder ?? '')}`,
    terminal && practice === null ? '' : `exec ${spare}>${terminal ? '/dev/tty' : '&1'}`,
    '__rb_tell() {',
    '  builtin printf "" || builtin enable printf',
    `  builtin printf '\\033]633;%s;%s;%s;%s;%s\\007' "$1" "$__rb_nonce" "$__rb_id" "$__rb_last" "\${PWD//[[:cntrl:]]/?}" ${tell}`,
    '}',
    // Exports and the folder, for the shell that comes after this one.
    '__rb_snapshot() {',
    ...(write
      ? ['  { builtin declare -px; builtin printf "builtin cd -- %q\\n" "$PWD"; } >|"$__rb_dir/snapshot.${__rb_id:-0}"']
      : say
        ? [`  __rb_tell E; { builtin declare -px; builtin printf 'builtin cd -- %q\\n' "$PWD"; } ${tell}; __rb_tell F`]
        : ['  :']),
    '}',
    ...(folder === null ? receive : []),
    '__rb_start() {',
    '  { builtin local -; builtin set +eux; } 2>/dev/null',
    '  __rb_id=$1',
    `  builtin printf '\\033]633;C;%s;%s\\007' "$__rb_nonce" "$__rb_id" ${tell}`,
    '  builtin return "$__rb_last"',
    '} 2>/dev/null',
    '__rb_done() {',
    '  __rb_now=$?',
    '  { builtin local -; builtin set +euxC; } 2>/dev/null',
    '  if [[ -n $__rb_id ]]; then',
    '    __rb_last=$__rb_now',
    ...(terminal
      ? [
          // A command may have replaced the shell's own input, or left lines that nobody read: the shell would run them.
          '    [[ -t 0 ]] || exec </dev/tty',
          '    while builtin read -r -t 0 && IFS= builtin read -r -t 0.01 __rb_line; do :; done </dev/tty',
          '    __rb_line=',
        ]
      : []),
    ...(write
      ? [
          '    __rb_snapshot',
          '    builtin printf "%s" "$__rb_last" >|"$__rb_dir/$__rb_id.rc"',
          '    PROMPT_COMMAND=__rb_done',
        ]
      : say
        ? ['    __rb_snapshot', '    PROMPT_COMMAND=__rb_done']
        : []),
    '    __rb_tell D',
    '    __rb_id=',
    '  fi',
    // Without its terminal nobody can speak to it any more: it would read the end of its input over and over.
    ...(terminal ? ['  [[ -t 0 ]] || builtin exit "$__rb_last"'] : []),
    '  builtin return "$__rb_last"',
    '} 2>/dev/null',
    '__rb_exit() {',
    '  __rb_last=$?',
    '  { builtin local -; builtin set +euxC; } 2>/dev/null',
    '  __rb_snapshot',
    '  __rb_tell X',
    // What was printed last can be lost with the terminal: it is kept open until somebody has read all of it.
    ...(terminal ? ['  IFS= builtin read -r -t 1 __rb_line </dev/tty'] : []),
    '} 2>/dev/null',
    'builtin trap __rb_exit EXIT',
    'PROMPT_COMMAND=__rb_done',
    restore === null ? '' : `{ ${restore}\n} 2>/dev/null`,
    practice ?? '',
    '__rb_boot=',
    '{ builtin read -r __rb_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null',
    `builtin printf '\\033]633;R;%s;%s;%s;%s;%s\\007' "$__rb_nonce" "$$" "\${BASH_VERSINFO[0]}.\${BASH_VERSINFO[1]}" "$EUID" "$__rb_boot" ${tell}`,
    '',
  ].join('\n')
}

const receive = [
  '__rb_recv() {',
  '  { builtin local -; builtin local IFS= __rb_n=$1 __rb_line; builtin set +eux; } 2>/dev/null',
  '  builtin printf "" || builtin enable printf',
  '  __rb_body=',
  '  while (( __rb_n-- > 0 )) && builtin read -rs __rb_line; do',
  '    builtin printf -v __rb_line %b "$__rb_line"',
  '    __rb_body+=$__rb_line',
  '  done',
  '  builtin return "$__rb_last"',
  '} 2>/dev/null',
]
