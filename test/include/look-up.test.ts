import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { check } from '../../server/check/check.ts'
import { IncludedTexts } from '../../server/include/included-texts.ts'
import { applyEdits } from '../../server/text/edit.ts'
import { Folder } from './folder.ts'

let folder: Folder
beforeEach(() => {
  folder = new Folder()
})
afterEach(() => folder.end())

const include = (path: string, ...options: string[]) =>
  `Guide\n=====\n\n.. include:: ${path}\n${options.map(option => `   ${option}\n`).join('')}\nText.\n`

const missing = (path: string, found = 'nothing there'): [string, string] => [
  path,
  `expected a file at \`${path}\`, found ${found}`,
]

describe('where a path is looked for', () => {
  test('beside the document', () => {
    folder.write('parts/stop.rst', 'Stop.\n')
    expect(folder.problems('guide.rst', include('parts/stop.rst'))).toEqual([])
    expect(folder.problems('guide.rst', include('stop.rst'))).toEqual([missing('stop.rst')])
    expect(folder.problems('sub/guide.rst', include('../parts/stop.rst'))).toEqual([])
  })

  test('with a slash in front, from the folder of conf.py, else from the workspace', () => {
    folder.write('parts/stop.rst', 'Stop.\n')
    folder.write('source/parts/start.rst', 'Start.\n')
    expect(folder.problems('source/sub/guide.rst', include('/parts/stop.rst'))).toEqual([])
    expect(folder.problems('source/sub/guide.rst', include('/parts/start.rst'))).toEqual([missing('/parts/start.rst')])
    folder.write('source/conf.py', '')
    expect(folder.problems('source/sub/guide.rst', include('/parts/start.rst'))).toEqual([])
  })

  test('from an included file beside it, as docutils does, and beside the document, as Sphinx does', () => {
    folder.write('parts/all.rst', '.. include:: stop.rst\n\n.. include:: parts/start.rst\n')
    folder.write('parts/stop.rst', 'Stop.\n')
    folder.write('parts/start.rst', 'Start.\n')
    expect(folder.problems('guide.rst', include('parts/all.rst'))).toEqual([])
  })

  test('from a link beside the link, as docutils does', () => {
    folder.write('README.rst', '.. include:: below.rst\n')
    folder.write('docs/below.rst', 'Text.\n')
    symlinkSync('../README.rst', join(folder.path, 'docs/readme.rst'))
    expect(folder.problems('guide.rst', include('docs/readme.rst'))).toEqual([])
    expect(folder.problems('guide.rst', include('README.rst'))).toHaveLength(1)
  })

  test('with blanks in it', () => {
    folder.write('my parts/stop it.rst', 'Stop.\n')
    expect(folder.problems('guide.rst', include('my parts/stop it.rst'))).toEqual([])
  })

  test.each(['<isonum.txt>', 'https://example.com/x.rst', 'notes-|version|.rst', '{{ role }}/x.rst', '$DOCS/x.rst'])(
    'nowhere: %s',
    path => {
      expect(folder.problems('guide.rst', include(path))).toEqual([])
      expect(folder.problems('guide.md', `\`\`\`{include} ${path}\n\`\`\`\n`)).toEqual([])
    },
  )

  test('in Markdown, too', () => {
    folder.write('stop.md', 'Stop.\n')
    const text = '```{include} stop.md\n```\n\n```{literalinclude} x.sh\n```\n\n:::{include} y.md\n:::\n'
    expect(folder.problems('guide.md', text)).toEqual([missing('x.sh'), missing('y.md')])
  })
})

describe('what stands there', () => {
  test('a folder, a pipe, a device, a link to itself', () => {
    mkdirSync(join(folder.path, 'parts'))
    execFileSync('mkfifo', [join(folder.path, 'pipe')])
    symlinkSync('loop', join(folder.path, 'loop'))
    const paths = { parts: 'a folder', pipe: 'a pipe or a device', loop: 'a link that leads back to itself' }
    for (const [path, found] of Object.entries(paths)) {
      expect(folder.problems('guide.rst', include(path))).toEqual([missing(path, found)])
      const literal = include(path).replace('include', 'literalinclude')
      expect(folder.problems('guide.rst', literal)).toEqual([missing(path, found)])
    }
    const zero = `${'../'.repeat(100)}dev/zero`
    expect(folder.problems('guide.rst', include(zero))).toEqual([
      [zero, expect.stringMatching(/^expected a file at `….*\/dev\/zero`, found a pipe or a device$/)],
    ])
  })

  test('binary data, unless another encoding is named or it is only shown', () => {
    folder.write('x.bin', Buffer.from([0, 255, 254, 0, 1]))
    expect(folder.problems('guide.rst', include('x.bin'))).toEqual([missing('x.bin', 'no text in UTF-8')])
    expect(folder.problems('guide.rst', include('x.bin', ':encoding: utf-16'))).toEqual([])
    expect(folder.problems('guide.rst', include('x.bin').replace('include', 'literalinclude'))).toEqual([])
  })

  test.skipIf(process.getuid?.() === 0)('what may not be read', () => {
    chmodSync(folder.write('secret.rst', ''), 0)
    expect(folder.problems('guide.rst', include('secret.rst'))).toEqual([
      missing('secret.rst', 'no permission to read it'),
    ])
  })

  test('a large file is as good as any, and is not read', () => {
    truncateSync(folder.write('large.rst', ''), 100 * 1024 * 1024)
    const { includes } = folder.read('guide.rst', include('large.rst'))
    expect(includes).toMatchObject({ complete: false, files: [{ trouble: null }] })
  })

  test('of many large files so much is read as can be borne', () => {
    const text = 'Text.\n'.repeat(150_000)
    const names = Array.from({ length: 40 }, (_, index) => `large-${index}.rst`)
    for (const name of names) folder.write(name, text)
    folder.write('last.rst', include('gone.rst'))
    const all = (paths: readonly string[]) => paths.map(path => `.. include:: ${path}\n`).join('\n')
    expect(folder.problems('guide.rst', all(['last.rst', ...names]))).toHaveLength(1)
    expect(folder.problems('guide.rst', all([...names, 'last.rst']))).toEqual([])
    expect(folder.read('guide.rst', all(names)).includes.complete).toBe(false)
  })

  test('a name that differs in capitals, with a fix', () => {
    folder.write('parts/stop.rst', '')
    const text = include('parts/Stop.rst')
    expect(folder.problems('guide.rst', text)).toEqual([missing('parts/Stop.rst', '`stop.rst`')])
    const [problem] = check(folder.read('guide.rst', text))
    expect(applyEdits(text, problem!.fix!.edits)).toBe(include('parts/stop.rst'))
  })

  test('paths that no system takes', () => {
    for (const path of ['x'.repeat(5000), `${'a/'.repeat(3000)}b`, 'a\u0000b', '..', '/', '.', '\u202egnp.sr'])
      expect(() => folder.problems('guide.rst', include(path)), path).not.toThrow()
    const [[, message] = []] = folder.problems('guide.rst', include('x'.repeat(5000)))
    expect(message!.length).toBeLessThan(300)
  })
})

describe('what is outside', () => {
  test('is looked at and never read', () => {
    writeFileSync(join(folder.outer, 'outside.rst'), '.. |secret| replace:: x\n')
    const { includes } = folder.read('guide.rst', include('../outside.rst'))
    expect(includes).toMatchObject({ complete: false, files: [{ inside: false, trouble: null }] })
    expect(includes.substitutions.size).toBe(0)
    expect(folder.problems('guide.rst', include('../none.rst'))).toEqual([missing('../none.rst')])
  })

  test('stays outside when a link leads there', () => {
    writeFileSync(join(folder.outer, 'outside.rst'), '.. |secret| replace:: x\n')
    symlinkSync('../outside.rst', join(folder.path, 'inside.rst'))
    const { includes } = folder.read('guide.rst', include('inside.rst'))
    expect(includes).toMatchObject({ complete: false, files: [{ inside: false, trouble: null }] })
    expect(includes.substitutions.size).toBe(0)
  })

  test('is inside once the reader has opened it', () => {
    writeFileSync(join(folder.outer, 'outside.rst'), '.. |name| replace:: x\n')
    const { includes } = folder.read('guide.rst', include('../outside.rst'), undefined, [folder.outer])
    expect(includes.complete).toBe(true)
    expect([...includes.substitutions]).toContain('name')
  })
})

describe('cycles', () => {
  const cycle = (at: string, chain: string): [string, string] => [
    at,
    `expected an end to what is included, found a cycle: \`${chain}\``,
  ]

  test('name their files, seen from the document', () => {
    folder.write('sub/b.rst', include('../c.rst'))
    folder.write('c.rst', include('a.rst'))
    expect(folder.problems('a.rst', include('./a.rst'))).toEqual([cycle('./a.rst', 'a.rst → a.rst')])
    expect(folder.problems('a.rst', include('sub/b.rst'))).toEqual([
      cycle('sub/b.rst', 'a.rst → sub/b.rst → c.rst → a.rst'),
    ])
  })

  test('below the document are found, too, also behind a link and in Markdown', () => {
    folder.write('b.md', '```{include} c.md\n```\n')
    folder.write('c.md', '```{include} link.md\n```\n')
    symlinkSync('b.md', join(folder.path, 'link.md'))
    expect(folder.problems('a.md', '```{include} b.md\n```\n')).toEqual([cycle('b.md', 'a.md → b.md → c.md → b.md')])
  })

  test('are none where a file is shown, or a part of it that includes nothing', () => {
    expect(folder.problems('a.rst', include('a.rst', ':literal:'))).toEqual([])
    expect(folder.problems('a.rst', include('a.rst', ':code: rst'))).toEqual([])
    expect(folder.problems('a.rst', include('a.rst', ':end-line: 2'))).toEqual([])
    expect(folder.problems('a.rst', include('a.rst', ':start-after: Guide'))).toEqual([
      cycle('a.rst', 'a.rst → a.rst → a.rst'),
    ])
  })

  test('are none where one file is included twice', () => {
    folder.write('b.rst', include('c.rst'))
    folder.write('c.rst', 'End.\n')
    expect(folder.problems('a.rst', include('b.rst') + include('b.rst') + include('c.rst'))).toEqual([])
  })

  test('end the search, however many files there are', () => {
    const all = Array.from({ length: 40 }, (_, index) => `.. include:: ${index}.rst\n`).join('\n')
    for (let index = 0; index < 40; index++) folder.write(`${index}.rst`, all)
    expect(folder.problems('a.rst', include('0.rst'))).toEqual([cycle('0.rst', 'a.rst → 0.rst → 0.rst')])
    for (let index = 0; index < 300; index++) folder.write(`${index}.rst`, include(`${index + 1}.rst`))
    expect(folder.problems('a.rst', include('0.rst'))).toEqual([])
  })
})

describe('what included files bring along', () => {
  test('their substitution definitions count as the document’s', () => {
    folder.write('names.rst', '.. |product| replace:: Example\n.. include:: more.rst\n')
    folder.write('more.rst', '.. |Other Name| replace:: x\n')
    const undefinedIn = (text: string) =>
      check(folder.read('guide.rst', text)).filter(({ rule }) => rule === 'undefined-substitution')
    const text = 'Stop |product| and |other name|.\n'
    expect(undefinedIn(text)).toHaveLength(2)
    expect(undefinedIn(include('names.rst') + text)).toEqual([])
    expect(undefinedIn(include('none.rst') + text)).toHaveLength(2)
    expect(undefinedIn(include('<isonum.txt>') + text)).toEqual([])
  })

  test('their own missing files are said of the include that leads there', () => {
    folder.write('b.rst', include('gone.rst'))
    expect(folder.problems('a.rst', include('b.rst'))).toEqual([
      ['b.rst', 'expected a file at `gone.rst`, which `b.rst` includes, found nothing there'],
    ])
  })

  test('a part that does not stand in the file is missing', () => {
    folder.write('x.sh', '#!/bin/sh\n# begin\nls\n')
    const literal = (...options: string[]) => include('x.sh', ...options).replace('include', 'literalinclude')
    expect(folder.problems('guide.rst', literal(':start-after: begin'))).toEqual([])
    expect(folder.problems('guide.rst', literal(':end-before: no such'))).toEqual([
      ['x.sh', 'expected the text `no such` in `x.sh`, found none'],
    ])
    expect(folder.problems('guide.rst', include('x.sh', ':start-after: no such'))).toEqual([
      ['x.sh', 'expected the text `no such` in `x.sh`, found none'],
    ])
  })

  test('are read as the option parser says', () => {
    folder.write('x.md', '```{include} gone.md\n```\n')
    expect(folder.problems('guide.rst', include('x.md'))).toEqual([])
    expect(folder.problems('guide.rst', include('x.md', ':parser: myst_parser.sphinx_'))).toHaveLength(1)
    expect(folder.problems('guide.rst', include('x.md', ':parser: https://example.com'))).toEqual([])
  })
})

describe('other files that are named', () => {
  test('are found for links, and never reported', () => {
    folder.write('stop.rst', '')
    folder.write('data.csv', '')
    const text = `.. toctree::\n   :maxdepth: 1\n\n   stop\n   The end <gone>\n   self\n\n.. csv-table::\n   :file: data.csv\n\n.. raw:: html\n   :file: gone.html\n`
    const { includes, source } = folder.read('guide.rst', text)
    expect(check({ ...folder.read('guide.rst', text) }).filter(({ rule }) => rule.startsWith('include'))).toEqual([])
    expect(includes.files.map(({ file, inclusion }) => [source.slice(inclusion.span), file])).toEqual([
      ['stop', join(folder.path, 'stop.rst')],
      ['gone', null],
      ['data.csv', join(folder.path, 'data.csv')],
      ['gone.html', null],
    ])
  })
})

test('a thousand includes are looked up, each file read once', () => {
  folder.write('x.rst', '.. |x| replace:: y\n')
  const read: string[] = []
  class Counting extends IncludedTexts {
    override textOf(...args: Parameters<IncludedTexts['textOf']>) {
      read.push(args[0])
      return super.textOf(...args)
    }
  }
  const many = Array.from({ length: 1000 }, (_, index) => include(index % 2 ? 'x.rst' : `gone-${index}.rst`)).join('\n')
  expect(folder.problems('guide.rst', many, new Counting())).toHaveLength(500)
  expect(read).toHaveLength(1)
})

test('what is written in the editor counts, not what is on the disk', () => {
  const path = folder.write('b.rst', 'Text.\n')
  expect(folder.problems('a.rst', include('b.rst'))).toEqual([])
  const texts = new IncludedTexts(file => (file === path ? include('a.rst') : null))
  expect(folder.problems('a.rst', include('b.rst'), texts)).toHaveLength(1)
  expect(readFileSync(path, 'utf8')).toBe('Text.\n')
})
