import { describe, expect, test } from 'vitest'
import { callsOf, readCommand } from '../../server/check/commands.ts'
import { markups } from '../../server/markup/index.ts'
import { spanInDocument } from '../../server/runbook/command-places.ts'
import { readRunbook } from '../../server/runbook/read.ts'
import { SourceText } from '../../server/text/source-text.ts'

function runbookOf(text: string) {
  const markup = markups.find(({ id }) => id === 'markdown')
  if (markup === undefined) throw new Error('expected Markdown to be a markup')
  return readRunbook(new SourceText(text), markup)
}

const console = (...lines: string[]) => runbookOf(['```console', ...lines, '```', ''].join('\n'))

describe('what a command really runs', () => {
  const calls = (line: string) =>
    console(`$ ${line}`)
      .steps.flatMap(step => [...callsOf(step)])
      .map(({ call }) => [call.name, ...call.words].join(' '))

  test.each([
    ['/usr/sbin/service web stop', ['service web stop']],
    ['sudo -u postgres dropdb example', ['dropdb example']],
    ['sudo env LANG=C nice -n 19 rm -rf /tmp/x', ['rm -rf /tmp/x']],
    ['timeout 10 curl -f https://example.com', ['curl -f https://example.com']],
    ['uptime && sudo reboot', ['uptime', 'reboot']],
    ['sudo -l', ['sudo -l']],
    ['$RUN now', []],
  ])('%s', (line, expected) => {
    expect(calls(line)).toEqual(expected)
  })
})

test('placeholders are words to the shell, and places stay', () => {
  const runbook = console('$ cp <backup file> /etc/example.conf; dropdb example')
  const [{ command, call } = { command: undefined, call: undefined }] = runbook.steps
    .flatMap(step => [...callsOf(step)])
    .slice(1)
  expect(command && readCommand(command).errors).toEqual([])
  expect(command && call && runbook.source.slice(spanInDocument(command, call.simple.span))).toBe('dropdb example')
})

test('a place in a command of several lines is found in the document', () => {
  const runbook = console('$ apt-get install \\', '>   nginx; dropdb example')
  const [, entry] = runbook.steps.flatMap(step => [...callsOf(step)])
  expect(entry && runbook.source.slice(spanInDocument(entry.command, entry.call.simple.span))).toBe('dropdb example')
})
