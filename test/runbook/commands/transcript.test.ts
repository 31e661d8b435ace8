import { describe, expect, test } from 'vitest'
import { learnHabits, noHabits, type Habits } from '../../../server/runbook/commands/prompts-in-block.ts'
import { statementsIn } from '../../../server/runbook/account/fold.ts'
import { accountOf } from '../read-lines.ts'

const read = (text: string, habits: Habits = noHabits, language: string | null = 'console') => {
  const { commands } = statementsIn(accountOf(text, language, '', habits))
  if (commands.length === 0) return null
  return commands.map(draft => ({
    text: draft.lines.map(line => line.text).join('\n'),
    output: draft.output.map(line => line.text),
  }))
}

const texts = (text: string, habits?: Habits, language?: string | null) =>
  read(text, habits, language)?.map(({ text }) => text) ?? null

describe('commands and their output', () => {
  test('each prompt begins a command; the lines below it are its output', () => {
    expect(read('$ ps aux | grep redis\n...\nme   21347  0.0 redis\n\n$ kill 21347')).toEqual([
      { text: 'ps aux | grep redis', output: ['...', 'me   21347  0.0 redis'] },
      { text: 'kill 21347', output: [] },
    ])
  })

  test('a backslash, a quote, a here-document, a loop go on in the next line', () => {
    expect(texts('$ a \\\n    b\n$ c')).toEqual(['a \\\n    b', 'c'])
    expect(texts('$ curl -d \'{\n  "a": 1\n}\' x\n$ c')).toEqual(['curl -d \'{\n  "a": 1\n}\' x', 'c'])
    expect(texts('$ cat > f <<EOF\n# comment\n$ not a command\nEOF\n$ c')).toEqual([
      'cat > f <<EOF\n# comment\n$ not a command\nEOF',
      'c',
    ])
    expect(texts('$ for x in a b; do\n    echo $x\n  done\nout\n$ c')).toEqual([
      'for x in a b; do\n    echo $x\n  done',
      'c',
    ])
  })

  test('a loop whose lines show their own prompts', () => {
    expect(texts('$ for i in 1 2\n> do\n>   echo $i\n> done\n1\n2')).toEqual(['for i in 1 2\ndo\n  echo $i\ndone'])
  })

  test('a root shell within a container, whose prompt is a bare #', () => {
    expect(texts('$ oc debug node/n1\n# chroot /host\n# systemctl restart x')).toEqual([
      'oc debug node/n1',
      'chroot /host',
      'systemctl restart x',
    ])
    expect(texts('$ oc debug node <name>\n# chroot /host')).toEqual(['oc debug node <name>', 'chroot /host'])
    expect(texts('$ oc get nodes\n# systemctl restart x')).toEqual(['oc get nodes'])
  })

  test('what looks like a here-document within a quote goes on to the end of the quote', () => {
    expect(texts('$ sudo sh -c "cat <<EOT > f\nx $(date)\nEOT"\n$ c')).toEqual([
      'sudo sh -c "cat <<EOT > f\nx $(date)\nEOT"',
      'c',
    ])
  })

  test('at a network device no prompt is the shell’s', () => {
    const languages = (text: string) =>
      statementsIn(accountOf(text, 'console')).commands.map(({ language }) => language)
    const device = 'sw1> enable\nsw1# conf t\nsw1(config)# interface eth1\nsw1(config-if)# no shutdown'
    expect(languages(`${device}\nhost$ ping sw1`)).toEqual(['network', 'network', 'network', 'network', 'sh'])
    expect(languages('$ ssh admin@sw1\n$ config terminal\n$ (config) interface eth1')).toEqual([
      'sh',
      'network',
      'network',
    ])
  })

  test('a quote that is only an apostrophe does not swallow the next prompt', () => {
    expect(texts("$ echo don't\n$ ls")).toEqual(["echo don't", 'ls'])
  })

  test('continuation prompts are no part of the command', () => {
    expect(texts('$ a \\\n> b\n$ c')).toEqual(['a \\\nb', 'c'])
    expect(texts('$ for h in a b\n> do\n>   ssh $h uptime\n> done\na up')).toEqual([
      'for h in a b\ndo\n  ssh $h uptime\ndone',
    ])
    expect(texts('$ diff a b\n> only in b')).toEqual(['diff a b'])
    expect(texts('mysql> SELECT 1\n    -> FROM t;\n+---+\nmysql> exit')).toEqual(['SELECT 1\nFROM t;', 'exit'])
    expect(texts('>>> for x in y:\n...     print(x)\n...\n1')).toEqual(['for x in y:\n    print(x)\n'])
  })

  test('what an author forgot to join stands deeper and begins with an option', () => {
    expect(texts('$ image-create \\\n       --name "My Image"\n       --default True\nout')).toEqual([
      'image-create \\\n       --name "My Image"\n       --default True',
    ])
  })

  test('a placeholder is no redirection', () => {
    expect(texts('$ kill <pid>\n$ rsh <pod name>\n$ x <<file>>')).toEqual([
      'kill <pid>',
      'rsh <pod name>',
      'x <<file>>',
    ])
  })

  test('a command without a prompt may stand before the first one', () => {
    expect(texts('docker run -it x /bin/bash\n(box) $ ls')).toEqual(['docker run -it x /bin/bash', 'ls'])
  })

  test('a prompt whose blank was forgotten, before a known program with arguments', () => {
    expect(read('# a run\n$kubectl get pods\nNAME  READY')).toEqual([
      { text: 'kubectl get pods', output: ['NAME  READY'] },
    ])
    expect(texts('kubectl="kubectl -n shop"\n$kubectl get pods', noHabits, 'bash')).toEqual([
      'kubectl="kubectl -n shop"',
      '$kubectl get pods',
    ])
    expect(texts('$HOME/bin/run x', noHabits, 'bash')).toEqual(['$HOME/bin/run x'])
    expect(texts('$shopctl get pods', noHabits, 'bash')).toEqual(['$shopctl get pods'])
  })

  test('a prompt alone is no command', () => {
    expect(texts('$ exit\nhost$')).toEqual(['exit'])
  })

  test('a dollar sign deep in the output is output', () => {
    expect(read('$ tool --help\nusage:\n    $ tool run\n$ ls')).toEqual([
      { text: 'tool --help', output: ['usage:', '    $ tool run'] },
      { text: 'ls', output: [] },
    ])
  })
})

describe('# is a prompt or a comment', () => {
  test('a prompt, when what follows are commands', () => {
    expect(texts('# apt-get update\n# apt-get upgrade')).toEqual(['apt-get update', 'apt-get upgrade'])
    expect(read('# kubectl get nodes\nThis cluster is fine:\n  version=1.0')).toEqual([
      { text: 'kubectl get nodes', output: ['This cluster is fine:', '  version=1.0'] },
    ])
  })

  test('two of them are a comment', () => {
    expect(read('## for init\n# service x start\n## for systemd\n# systemctl start x')).toEqual([
      { text: 'service x start', output: [] },
      { text: 'systemctl start x', output: [] },
    ])
  })

  test('a comment beside $ prompts', () => {
    expect(read('# apt-get update first\n$ apt-get upgrade')).toEqual([{ text: 'apt-get upgrade', output: [] }])
  })

  test('a prompt beside $ once a command above has opened a shell', () => {
    expect(texts('$ sudo -i\n# apt-get update\n# Now the rest\n$ ls\n# apt-get upgrade')).toEqual([
      'sudo -i',
      'apt-get update',
      'ls',
    ])
  })

  test('the shell’s beside the prompts of other programs', () => {
    expect(texts('# mysql -u root -p\nEnter password:\nmysql> exit\nBye\n# ls')).toEqual([
      'mysql -u root -p',
      'exit',
      'ls',
    ])
  })

  test('a prompt beside $ where the document’s other blocks say so', () => {
    const habits = { ...noHabits, hashIsRoot: true }
    expect(texts('# service x start\n$ ls', habits)).toEqual(['service x start', 'ls'])
    expect(texts('# service x start\n$ ls')).toEqual(['ls'])
  })

  test('a comment where the other lines are commands already', () => {
    expect(texts('# install the tool\napt-get install tool', noHabits, 'bash')).toEqual(['apt-get install tool'])
    expect(texts('# restart apache\nservice apache restart', noHabits, 'bash')).toEqual(['service apache restart'])
  })

  test('a comment where it reads as a sentence', () => {
    expect(texts('# TODO: Command needed')).toBeNull()
    expect(texts('# Make sure that the node is up')).toBeNull()
    expect(texts('# Stop the services\n# service x stop')).toEqual(['service x stop'])
  })

  test('other blocks of the document decide where the block leaves it open', () => {
    const habits = {
      ...noHabits,
      ...learnHabits([{ lines: ['# apt-get update', '# apt-get upgrade'], language: 'console' }]),
    }
    expect(habits.hashIsRoot).toBe(true)
    expect(texts('# rabbitmqd begin', habits, 'bash')).toEqual(['rabbitmqd begin'])
    expect(texts('# rabbitmqd begin', noHabits, 'bash')).toBeNull()
  })
})

describe('hosts before a blank and a sigil', () => {
  test('two of them make prompts of each other', () => {
    expect(texts('astakos.host  # service x start\npithos.host   # service x start')).toEqual([
      'service x start',
      'service x start',
    ])
  })

  test('a command and its comment are no prompt', () => {
    expect(texts('toolbox # starts it\nreboot # now', noHabits, 'bash')).toEqual([
      'toolbox # starts it',
      'reboot # now',
    ])
  })
})

test('what irb answers behind an arrow is output', () => {
  expect(read('irb(main):001:0> g = Group.first\n=> #<Group id:1>\nirb(main):002:0> g.count\n=> 158')).toEqual([
    { text: 'g = Group.first', output: ['=> #<Group id:1>'] },
    { text: 'g.count', output: ['=> 158'] },
  ])
})
