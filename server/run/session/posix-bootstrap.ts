import { type BootstrapOptions, quoted } from './bootstrap.ts'

/** What the operator must know of a shell that is not bash. */
export const posixNote = 'no bash (4.4 or newer) there: the session is a plain sh, which has no arrays and no [[ … ]]'

/** A file descriptor that guides do not use; these shells name none above 9. */
const spare = 6

/**
 * What {@link bootstrap} is for bash, for a POSIX sh (dash, the ash of BusyBox, an older bash): the same functions and
 * markers, told after Ctrl-C by the prompt, which such a shell expands. What is weaker: a guide that takes PS1 away loses
 * that, keys that nobody read are taken away by `cat`, and what was left behind stopped is told by words of the shell.
 */
export function posixBootstrap({ nonce, folder, terminal, restore }: Omit<BootstrapOptions, 'practice'>): string {
  const tell = terminal ? '>/dev/tty' : `>&${spare}`
  const traced = 'case $- in *x*) set +x; __rb_x=x;; *) __rb_x=;; esac'
  const prompt = `PS1='$(__rb_prompt)'`
  return [
    `unset ENV HISTFILE; PS2= ${prompt}`,
    'command set +o emacs 2>/dev/null; command set +o vi 2>/dev/null',
    `__rb_nonce=${nonce} __rb_id= __rb_last=0 __rb_x= __rb_dir=${quoted(folder ?? '')}`,
    terminal ? '' : `exec ${spare}>&1`,
    '__rb_tell() {',
    `  command printf '\\033]633;%s;%s;%s;%s;%s\\007' "$1" "$__rb_nonce" "$__rb_id" "$__rb_last" "$PWD" ${tell}`,
    '}',
    '__rb_folder() {',
    '  __rb_rest=$PWD __rb_line=',
    `  while :; do case $__rb_rest in *\\'*) __rb_line="$__rb_line\${__rb_rest%%\\'*}'\\\\''"; __rb_rest=\${__rb_rest#*\\'};; *) break;; esac; done`,
    `  command printf "cd -- '%s'\\n" "$__rb_line$__rb_rest"`,
    '}',
    '__rb_snapshot() {',
    folder === null
      ? `  __rb_tell E; { export -p; __rb_folder; } ${tell}; __rb_tell F`
      : '  { export -p; __rb_folder; } >|"$__rb_dir/snapshot.${__rb_id:-0}"',
    '}',
    '__rb_recv() {',
    '  __rb_n=$1 __rb_body=',
    '  while [ "$__rb_n" -gt 0 ] && IFS= read -r __rb_line; do',
    `    __rb_line=$(command printf '%b.' "$__rb_line")`,
    '    __rb_body=$__rb_body${__rb_line%.} __rb_n=$((__rb_n - 1))',
    '  done',
    '}',
    '__rb_start() {',
    '  __rb_id=$1',
    `  command printf '\\033]633;C;%s;%s\\007' "$__rb_nonce" "$__rb_id" ${tell}`,
    '  return "$__rb_last"',
    '} 2>/dev/null',
    // What has ended, told by the shell itself or (after Ctrl-C) by its prompt, which cannot change its variables.
    '__rb_ended() {',
    '  __rb_snapshot',
    ...(folder === null ? [] : ['  command printf "%s" "$__rb_last" >|"$__rb_dir/$__rb_id.rc"']),
    ...(terminal ? [`  __rb_tell J; jobs -l ${tell}`] : []),
    '  __rb_tell D',
    '}',
    '__rb_prompt() {',
    '  __rb_last=$?',
    '  if [ -n "$__rb_id" ]; then __rb_ended; fi',
    '} 2>/dev/null',
    '__rb_done() {',
    '  __rb_now=$?',
    `  ${traced}`,
    '  if [ -n "$__rb_id" ]; then',
    '    __rb_last=$__rb_now',
    ...(terminal
      ? [
          // A command may have replaced the shell's own input, or left lines that nobody read: the shell would run them.
          '    [ -t 0 ] || exec </dev/tty',
          '    __rb_line=$(stty -g </dev/tty) && stty -icanon -echo min 0 time 0 </dev/tty && cat </dev/tty >/dev/null',
          '    stty "$__rb_line" </dev/tty',
        ]
      : []),
    '    __rb_ended',
    `    __rb_id= ${prompt}`,
    '  fi',
    // Without its terminal nobody can speak to it any more.
    ...(terminal ? ['  [ -t 0 ] || exit "$__rb_last"'] : []),
    '  case $__rb_x in x) set -x;; esac',
    '} 2>/dev/null',
    '__rb_exit() {',
    '  __rb_last=$?',
    '  set +eux',
    '  __rb_snapshot',
    '  __rb_tell X',
    ...(terminal ? ['  [ -z "$__rb_id" ] || read -r __rb_line </dev/tty'] : []),
    '} 2>/dev/null',
    'trap __rb_exit EXIT',
    restore === null ? '' : `{ ${restore}\n} 2>/dev/null`,
    '__rb_boot=',
    '{ read -r __rb_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null',
    `command printf '\\033]633;R;%s;%s;sh;%s;%s;\\007' "$__rb_nonce" "$$" "$(id -u)" "$__rb_boot" ${tell}`,
    '',
  ].join('\n')
}
