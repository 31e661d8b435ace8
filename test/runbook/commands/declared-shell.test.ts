import { describe, expect, test } from 'vitest'
import { accountOf, rolesOf } from '../read-lines.ts'

/** The roles of a block that is marked as shell: see {@link rolesOf}. */
const roles = (text: string, lead = '', language = 'bash') => rolesOf(accountOf(text, language, lead))

describe('in a block that is marked as shell every statement that the shell reads is a command', () => {
  test.each([
    ['an unknown program between known ones', 'apt update\nfrobnicate the node\napt upgrade', 'CCC'],
    ['one after known ones', 'cmake ..\nninja\nninja install', 'CCC'],
    ['a first one that is unknown, with a comment below', 'frobctl drain n1\n# then\nfrobctl stop n1', 'C#C'],
    ['one word', 'deploy', 'C'],
    ['words of one', 'freshclam\nnewaliases\npartprobe', 'CCC'],
    ['a name that begins with a digit', '7z x backup.7z\n2to3 app.py', 'CC'],
    ['a program in quotes', '"$JAVA_HOME/bin/java" -version\n"/opt/my app/run" --now\n\'./run me\' x', 'CCC'],
    ['a program by expansion', '$(which nginx) -t\n`which nginx` -t\n${APP_HOME}/bin/app start\n$EDITOR x', 'CCCC'],
    ['a program by placeholder', '<APP_HOME>/bin/x start\n{{ home }}/bin/x start\n[home]/bin/x start', 'CCC'],
    ['subshells', '(exit 2)\n(cd /srv && ls)\n( umask 077; touch f )', 'CCC'],
    ['a subshell over lines', '(\n  cd /srv\n  make\n)\nls', 'C+++C'],
    ['a group over lines with a redirection', '{\n  date\n  uptime\n} > /tmp/f\nls', 'C+++C'],
    ['arithmetic', 'i=0\n((i++))\nlet i+=1', 'CCC'],
    ['arrays', 'hosts=(db1 db2)\nfor h in "${hosts[@]}"; do\n  echo "$h"\ndone\nhosts+=(db3)', 'CC++C'],
    ['a coprocess', 'coproc tail -f /var/log/app.log\nkill %1', 'CC'],
    ['leading redirections', '> /tmp/empty\n>> /tmp/log date\n< /etc/hosts cat\n2>/dev/null ls /x', 'CCCC'],
    ['a value with blanks joined to the next line', "NAME='a b' \\\n  frob run\nls", 'C+C'],
    ['a substitution over lines', 'x=$(\n  cat /etc/hostname\n)\necho "$x"', 'C++C'],
    ['a process substitution', 'diff <(sort a) <(sort b)\ncomm -12 <(\n  sort a\n) b', 'CC++'],
    ['a pipe with a comment behind it', 'ps aux | # all of them\n  grep app\nls', 'C+C'],
    ['aligned arguments', 'cp   /etc/app.conf      /backup\nmv   a   b', 'CC'],
    ['comments without a blank', 'ls #(note)\n#(another)\ndf -h #or so', 'C#C'],
    ['a value to fill in with a remark', 'release=<e.g. nightly>\nfrob "$release"', 'CC'],
    ['assignments behind sudo', 'sudo PATH=$PATH $(go env GOPATH)/bin/x --help', 'C'],
    ['what is written to a file that looks like data', 'echo "/swap.img none swap sw 0 0" >> /etc/fstab', 'C'],
    ['plain words', 'sudo ufw allow proto tcp to any port 80\ntune the box now', 'CC'],
    ['a letter outside ASCII first, and what comes below', 'évalue --tout\nls\nécho x', 'CCC'],
    ['functions that the block defines', 'die() { echo "$*" >&2; exit 1; }\ndie nothing', 'CC'],
    ['functions whose names read as output', 'Success() { echo ok; }\nSuccess\nalias OK=true\nOK', 'CCCC'],
    ['a program below one placeholder alone', '<APP_HOME>/bin/x', 'C'],
    ['a function over lines', 'f()\n{\n  ls\n}\nf', 'C+++C'],
    ['a condition over lines', 'if systemctl is-active app\nthen\n  ls\nfi\nls', 'C+++C'],
    ['a loop over lines', 'until ping -c1 db1\ndo\n  sleep 1\ndone\nls', 'C+++C'],
    ['a here-document', 'cat > f <<EOF\n# no comment\n| a | b |\n\nEOF\nls', 'C++++C'],
    ['a case', 'case $1 in\n  a) ls ;;\nesac', 'C++'],
    ['blank lines and comments between', '# first\nls\n\n# second\ndf', '#C.#C'],
    ['settings', 'MODE=fast\nexport TIER=web\nreadonly X=1', 'CCC'],
    ['a test', '[ -f /etc/app.conf ] && cat /etc/app.conf\n[[ $a == b ]]\ntest -d /srv', 'CCC'],
    ['a negation', '! grep -q x f', 'C'],
    ['a list in the background', 'frob serve &\nwait', 'CC'],
  ])('%s', (_, text, expected) => {
    expect(roles(text)).toBe(expected)
    for (const language of ['sh', 'shell', 'zsh', 'ksh']) expect(roles(text, '', language)).toBe(expected)
  })

  test.each(['Success', 'total 4', 'done.', 'OK'])(
    'one shown line (%s) does not take the commands below it along',
    line => {
      expect(roles(`frob a\n${line}\nfrob b\nls`).replace(/^C[C?]/, 'C?')).toBe('C?CC')
    },
  )
})

describe('what speaks strongly against a line puts it in doubt, and nothing makes it output', () => {
  test.each([
    ['the row of a table', '| web | 1/1 | Running |'],
    ['a ruled line', '+-----+-----+'],
    ['the head of a table', 'NAME   READY   STATUS'],
    ['JSON', '{"level":"info","msg":"x"}'],
    ['a line of a log', '2026-01-02 03:04:05 INFO started'],
    ['a listing of a file', '-rw-r--r-- 1 root root 12 Jan 2 03:04 a'],
    ['a synopsis in brackets', 'frob [OPTIONS] [--all] NAME...'],
    ['a choice in brackets', 'frob (--all|--one)'],
    ['a diff', '@@ -1,2 +1,2 @@'],
    ['a tree', '├── app.conf'],
    ['a sentence', 'The following checks were made on each of these hosts:'],
    ['what the shell cannot read', 'echo (a'],
    ['an open quote', "echo 'a"],
    ['a version', 'nginx version: nginx/1.25.3'],
    ['a key and its value', 'Datacenter: dc1'],
    ['an option that is explained', '--cluster[=false]: use all endpoints'],
    ['an address', 'https://example.com/x'],
    ['a line with a character that cannot be seen', '\u001b[1mdone\u001b[0m | x'],
  ])('%s', (_, line) => {
    expect(roles(line)).toBe('?')
    expect(roles(`frob get pods\n${line}`)).toBe('C?')
    expect(roles(`${line}\nls -l /srv`)).toBe('?C')
  })

  test('each doubt has its reason', () => {
    const { readings } = accountOf('frob list\n| a | b |\necho (', 'bash')
    expect(readings.map(({ why }) => why)).toEqual([null, 'It is a row of a table.', 'The shell cannot read it.'])
  })

  test('a here-document without a command is a comment of several lines', () => {
    expect(roles('frob get\n<<COMMENT\nit is healthy\nCOMMENT\nfrob put')).toBe('C###C')
  })
})

describe('what nothing closes puts in doubt the lines that may belong to it', () => {
  test.each([
    ['a condition', 'ls\nif [ -f /srv/old ]; then\n  rm -r /srv/old\ndf', 'C???'],
    ['a loop', 'for host in db1 db2; do\nfrob stop "$host"', '??'],
    ['a here-document', 'cat > f <<EOF\nrm -r /srv/old\n\ndf', '??.?'],
    ['one whose end is indented', 'cat > f <<EOF\n  rm -r /srv/old\n  EOF\nls', '????'],
  ])('%s', (_, text, expected) => {
    expect(roles(text)).toBe(expected)
  })
})

describe('the sentence before a block that is marked as shell', () => {
  test.each([
    'This will show the status:',
    'Show the report:',
    'The following messages may be printed by the command below.',
    'The result will be a new node:',
    'Check what the log says:',
    'This displays the response of the service:',
    'An error is reported by:',
    'To see the contents of the queue:',
  ])('does not take it away: "%s"', lead => {
    expect(roles('frob status\nfrob report --all', lead)).toBe('CC')
  })

  test.each([
    'You should not run this:',
    'Do not attempt to run:',
    'There is no need to run:',
    'This must no longer be used:',
    'Never run the following on a live node:',
    'Do not run the following command:',
    'The output looks like this:',
    'Expected output:',
    'You should see something like this:',
  ])('puts it in doubt: "%s"', lead => {
    expect(roles('frob status\nls', lead)).toBe('??')
    expect(roles('frob status\nls', lead, 'console')).not.toContain('C')
  })
})
