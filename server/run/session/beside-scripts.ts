/**
 * Lines of POSIX sh that are run beside a shell elsewhere and ask its /proc. Without single quotes and exclamation
 * marks, so that every login shell passes them on as they are (see ../target/reach.ts).
 */

/** Sets the positional parameters to the fields of stat behind the name: $3 is the shell's group, $6 that in the foreground. */
const stat = (shell: number): string => `read -r s </proc/${shell}/stat || exit; set -- \${s##*) };`

/**
 * `looked`, and what was found: `reads`, `listens`, `hidden` or `stopped` for what the foreground group does (it sleeps in a
 * read of the terminal, in another call, is another user's, is stopped), and the terminal's modes. A shell that waits for its next command is no
 * command that waits.
 */
export const looking = (shell: number): string =>
  [
    stat(shell),
    'echo looked;',
    // The terminal's device as proc(5) packs it: pseudo-terminals have the major numbers from 136.
    't=/dev/pts/$(( (($5 >> 8 & 4095) - 136) * 256 + ($5 & 255 | $5 >> 12 & 1048320) ));',
    'for p in /proc/[0-9]*; do',
    'read -r s <$p/stat || continue; g=$6; set -- ${s##*) };',
    'if [ "$3" = "$g" ] && [ "$6" = "$g" ]; then',
    'if [ "$1" = T ]; then echo stopped; fi;',
    'if read -r n d r <$p/syscall; then',
    'case $n in 0|63|3) case $(readlink $p/fd/$((d))) in /dev/pts/*|/dev/tty*) echo reads;; esac;;',
    '-1|running|61|247|260|95|130|133|35|230|101|115) ;;',
    `*) case $(readlink $p/fd/0) in /dev/pts/*|/dev/tty*) if [ $p = /proc/${shell} ]; then echo reads; else echo listens; fi;; esac;; esac;`,
    'else echo hidden; fi; fi; set -- 0 0 0 0 0 $g; done 2>/dev/null;',
    'stty -a <$t 2>/dev/null | grep -o -e " -\\?icanon" -e " -\\?echo\\b"',
  ].join(' ')

/** SIGHUP to what is in the foreground, and to the shell. */
export const hangingUp = (shell: number): string => `${stat(shell)} kill -s HUP -- -$6 ${shell}`

/** SIGINT to the shell; `deaf` when something is in the foreground that Ctrl-C ends, and has not. */
export const pressing = (shell: number): string =>
  [
    `kill -s INT ${shell}; sleep 0.1 2>/dev/null || sleep 1;`,
    stat(shell),
    'if [ "$3" = "$6" ]; then exit; fi; m=;',
    'while read -r k v; do case $k in SigIgn:|SigCgt:) case $v in *[2367abefABEF]) m=1;; esac;; esac; done </proc/$6/status',
    '&& if [ -z "$m" ]; then echo deaf; fi',
  ].join(' ')

/**
 * A signal to all that the shell's command has started, whatever group it has moved to: the trees of the shell's children
 * that hold the foreground; to the shell when it is the shell itself that runs. See `processesOfCommand`.
 * Says `refused` and its number of each that may not be signalled, for it is another user's.
 */
export const signaling = (shell: number, signal: string): string =>
  [
    stat(shell),
    `g=$6; if [ "$3" = "$g" ]; then kill -s ${signal} -- -$g 2>/dev/null || echo refused ${shell}; exit; fi; all=; c=;`,
    'for p in /proc/[0-9]*; do read -r s <$p/stat || continue; set -- ${s##*) }; all="$all ${p#/proc/}:$2:$3"; done 2>/dev/null;',
    // From each process of the foreground up to the shell's own child.
    'for e in $all; do if [ "${e##*:}" = "$g" ]; then p=${e%%:*}; n=0;',
    'while [ -n "$p" ] && [ $n -lt 99 ]; do n=$((n + 1)); u=;',
    'for f in $all; do case $f in "$p":*) u=${f#*:}; u=${u%%:*}; break;; esac; done;',
    `if [ "$u" = ${shell} ]; then case " $c " in *" $p "*) ;; *) c="$c $p";; esac; break; fi; p=$u; done; fi; done;`,
    // From there down to all below.
    'n=-1; while [ ${#c} -gt $n ]; do n=${#c};',
    'for e in $all; do p=${e%%:*}; u=${e#*:}; u=${u%%:*};',
    'case " $c " in *" $p "*) continue;; esac; case " $c " in *" $u "*) c="$c $p";; esac; done; done;',
    `for p in $c; do kill -s ${signal} $p || if [ -d /proc/$p ]; then echo refused $p; fi; ${signal === 'KILL' ? '' : 'kill -s CONT $p; '}done 2>/dev/null; if [ -z "$c" ]; then kill -s ${signal} -- -$g; fi`,
  ].join(' ')

/** Of each of some processes that still runs: `runs`, its number, its name in brackets. */
export const running = (processes: readonly number[]): string =>
  [
    `for p in ${processes.join(' ')}; do`,
    'read -r s </proc/$p/stat || continue; n=${s%)*}; set -- ${s##*) };',
    'if [ "$1" != Z ] && [ "$1" != X ]; then echo "runs $p (${n#*(})"; fi; done 2>/dev/null',
  ].join(' ')
