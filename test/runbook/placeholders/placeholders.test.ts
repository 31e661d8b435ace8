import { describe, expect, test } from 'vitest'
import { placeholdersOf } from '../shared-corpus.ts'
import { markdown, rst } from '../reading.ts'

const inCommand = (command: string) =>
  placeholdersOf(markdown(`Text.\n\n\`\`\`console\n$ ${command}\n\`\`\`\n`)).map(({ text, kind }) => [kind, text])

describe('in commands', () => {
  test.each([
    ['kill <pid>', 'angle', '<pid>'],
    ['node <clean or service> --x', 'angle', '<clean or service>'],
    ['tool -i <<inventory-file>>', 'angle', '<<inventory-file>>'],
    ['cp <<the new file>> /tmp', 'angle', '<<the new file>>'],
    ['tar xf tool-|version|.tar.gz', 'substitution', '|version|'],
    ['git checkout |release|', 'substitution', '|release|'],
    ["pip install 'tool<|MAX_VERSION|'", 'substitution', '|MAX_VERSION|'],
    ['ssh root@{{ host }}', 'braces', '{{ host }}'],
    ['xe pool uuids={SR-UUID}', 'braces', '{SR-UUID}'],
    ['gnt-instance add -n %node%', 'braces', '%node%'],
    ['ssh [your-host]', 'brackets', '[your-host]'],
    ['curl -H "X: YOUR_TOKEN" x', 'upper-case', 'YOUR_TOKEN'],
    ['tool --limit "CONTAINER_NAME"', 'upper-case', 'CONTAINER_NAME'],
    ['git checkout VERSION', 'upper-case', 'VERSION'],
    ['tool --db "CONNECTION WITH NEW PASSWORD HERE"', 'upper-case', 'CONNECTION WITH NEW PASSWORD HERE'],
    ['tool __placeholder__', 'dunder', '__placeholder__'],
    ['wget x/tool-X.Y.Z.tar.gz', 'pattern', 'X.Y.Z'],
    ['tool start ... --now', 'ellipsis', '...'],
    ['tool ${NOBODY_SETS_IT}', 'variable', '${NOBODY_SETS_IT}'],
    ['ping 192.0.2.10', 'example', '192.0.2.10'],
    ['curl https://calls.example.com/x', 'example', 'calls.example.com'],
    ['cp /path/to/some/image.iso .', 'example', '/path/to/some/image.iso'],
    ['psql postgres://me:pass@db/x', 'example', 'pass'],
    ['oc rsh rook-ceph-tools-79ccc8ddc5-77brq', 'sample', 'rook-ceph-tools-79ccc8ddc5-77brq'],
  ])('%s', (command, kind, text) => {
    expect(inCommand(command)).toEqual([[kind, text]])
  })

  test.each([
    'mysql db < dump.sql',
    'diff <(sort a) <(sort b)',
    'cat <<EOF > file\nx\nEOF',
    'cat <<EOF>>/etc/fstab\nx\nEOF',
    'ps|grep|wc',
    'ps |grep| wc',
    'grep -E "ERROR|WARN|FATAL" log',
    'a || b',
    "docker ps --format '{{.Names}}'",
    "kubectl get x -o jsonpath='{range .items[*]}{.metadata.name}{end}'",
    "awk '{print $1}' x",
    'cp a.{conf,bak}',
    'find . -exec rm {} ;',
    '[ -f x ] && rm x',
    'ls [a-z]*',
    'curl -X DELETE x',
    'echo $HOME ${USER}',
    'export REGION_NAME=x',
    'mysql -e "SHOW STATUS"',
    'ansible all -a "{{ item_name }}"',
    "virsh define '<domain>x</domain>'",
    'git commit -m "x" --author="A <a@b.org>"',
    'date +%F',
    'grep ERROR_CODE log',
    'kill -HUP 1',
    'tool file # for <you> only',
    'go test ./...',
  ])('none in %s', command => {
    expect(inCommand(command)).toEqual([])
  })

  test('a variable that the document sets is none, wherever it sets it', () => {
    expect(placeholdersOf(markdown('```bash\nA_NAME=x\n```\n\n```bash\ntool ${A_NAME} A_NAME\n```\n'))).toEqual([])
  })
})

test.each([
  'while read -r host port; do nc "$host" "$port"; done < list',
  'for node in a b; do\n  ssh "$node"\ndone',
  'set -a; source ./deploy.env; tool "$REGION"',
  'mapfile -t lines < list; tool "$lines"',
  'name=x\ntool $name ${name}',
])('no variable is left unset in %s', script => {
  expect(placeholdersOf(markdown(`\`\`\`bash\n${script}\n\`\`\`\n`))).toEqual([])
})

test('what an inline command sets is set', () => {
  expect(placeholdersOf(markdown('Run `export REGION=x`.\n\n```bash\ntool $REGION\n```\n'))).toEqual([])
})

describe('values copied from sample output', () => {
  test('a pid that stands above', () => {
    const runbook = markdown('```console\n$ ps aux\nme   21347  0.0\n$ kill 21347\n```\n')
    expect(placeholdersOf(runbook).map(({ line, text, kind }) => [line, text, kind])).toEqual([[4, '21347', 'sample']])
  })

  test('not what a command had named before, nor ports, versions, settings', () => {
    expect(
      placeholdersOf(markdown('```console\n$ start job1234567\njob1234567 begun\n$ stop job1234567\n```\n')),
    ).toEqual([])
    expect(placeholdersOf(markdown('```console\n$ show\ntimeout: 180\n$ set timeout=180\n```\n'))).toEqual([])
  })

  test('also from a screen shown in a block of its own', () => {
    const runbook = markdown(
      'The output:\n\n```\nimage-20180503_1512.json\n```\n\n```bash\ntar --delete image-20180503_1512.json\n```\n',
    )
    expect(placeholdersOf(runbook).map(({ line, kind }) => [line, kind])).toEqual([[8, 'sample']])
  })
})

describe('in running text', () => {
  const inText = (text: string) => placeholdersOf(markdown(text)).map(({ text, where }) => [where, text])

  test('words that say they stand for a value', () => {
    expect(inText('Go from `VERSION_OLD` to NEW_HOST.\n')).toEqual([
      ['prose', 'VERSION_OLD'],
      ['prose', 'NEW_HOST'],
    ])
  })

  test('never a setting, a variable, a constant of the document', () => {
    expect(inText('Set `BACKEND` in INSTALLED_APPS. The `NEW_HOST` setting is new.\n')).toEqual([])
  })

  test('open questions', () => {
    expect(inText('# Stop it (?)\n\nIs this right ??? TODO\n')).toEqual([
      ['heading', '(?)'],
      ['prose', '???'],
      ['prose', 'TODO'],
    ])
  })

  test('a gap in either format; a strong word is none', () => {
    expect(inText('3. __placeholder__\n')).toEqual([['prose', '__placeholder__']])
    expect(inText('__Note__ this.\n')).toEqual([])
    expect(placeholdersOf(rst('3. __placeholder__\n==================\n\nText.\n')).map(({ where }) => where)).toEqual([
      'heading',
    ])
  })

  test('angle brackets in code spans, inline commands under their own name', () => {
    expect(inText('Run `kill <pid>` and look at `<pid>`.\n')).toEqual([
      ['inline', '<pid>'],
      ['prose', '<pid>'],
    ])
  })

  test('a substitution is none in running text, and one in a block that substitutes', () => {
    const runbook = rst('The |st2| tool.\n\n.. parsed-literal::\n\n   # git checkout |tag|\n')
    expect(placeholdersOf(runbook).map(({ text, kind }) => [text, kind])).toEqual([['|tag|', 'substitution']])
  })
})

test('names are what --set takes; the same name stands for the same value', () => {
  const runbook = markdown('```console\n$ a <pack-list>\n$ b {{ pack-list }}\n$ c __gap__\n```\n')
  expect(runbook.placeholders.map(({ name, command }) => [name, command])).toEqual([
    ['pack-list', 0],
    ['pack-list', 1],
    ['gap', 2],
  ])
  expect(runbook.steps[0]!.placeholders).toHaveLength(3)
  expect(runbook.steps[0]!.commands[1]!.placeholders).toHaveLength(1)
})

test('a placeholder’s span is its text, also behind tabs and over lines', () => {
  const runbook = markdown('* item\n\n\t\t$ a \\\n\t\t   <b>\n\n1. Run `x y\n   <z>`.\n')
  expect(runbook.placeholders.map(({ span }) => runbook.source.slice(span))).toEqual(['<b>', '<z>'])
})
