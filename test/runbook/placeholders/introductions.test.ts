import { describe, expect, test } from 'vitest'
import type { Runbook } from '../../../server/runbook/model.ts'
import { markdown, rst } from '../reading.ts'

const inCommands = (runbook: Runbook) =>
  runbook.placeholders.filter(({ where }) => where === 'command' || where === 'inline')
const texts = (runbook: Runbook) => inCommands(runbook).map(({ text, kind }) => [text, kind])
const block = (command: string) => `\n\n\`\`\`bash\n${command}\n\`\`\`\n\n`

describe('what the text says is to be replaced', () => {
  test.each([
    ['before', `Dump it (replace \`shop\` with your database):${block('pg_dump shop')}`],
    ['behind', `Dump it:${block('pg_dump shop')}Replace \`shop\` with the name of your database.\n`],
    ['behind, as where', `Dump it:${block('pg_dump shop')}where \`shop\` is the name of the database.\n`],
    ['passive', `Dump it; \`shop\` must be replaced by the actual database name:${block('pg_dump shop')}`],
    ['the other way round', `Dump it. Substitute your database for \`shop\`:${block('pg_dump shop')}`],
    ['in a list behind', `Dump it:${block('pg_dump shop')}- \`shop\`: your database\n`],
    ['by its quotes', `Dump it (replace "shop" with your database):${block('pg_dump shop')}`],
    ['by emphasis', `Dump it. Replace *shop* with your database:${block('pg_dump shop')}`],
  ])('%s', (_, text) => {
    expect(texts(markdown(text))).toEqual([['shop', 'sample']])
  })

  test('in a definition list, and in the other format', () => {
    expect(texts(rst('Dump it::\n\n    $ pg_dump shop\n\n``shop``\n    The name of your database.\n'))).toEqual([
      ['shop', 'sample'],
    ])
    expect(texts(rst('Replace ``shop`` with your database::\n\n    $ pg_dump shop\n'))).toEqual([['shop', 'sample']])
  })

  test('several at once, each with its own sentence', () => {
    const runbook = markdown(
      `Replace \`shop\` with your database and \`clerk\` with your user:${block('pg_dump -U clerk shop')}`,
    )
    expect(texts(runbook).map(([text]) => text)).toEqual(['clerk', 'shop'])
    expect(texts(markdown(`Replace \`a\`, \`b\` and \`c\` with your values:${block('tool a b c')}`))).toHaveLength(3)
  })

  test('within a path, an address, an assignment; not within a word, nor as the program', () => {
    const text = (command: string) => `Replace \`shop\` with your own name:${block(command)}`
    expect(texts(markdown(text('cp /srv/shop/x shop@db:/ --name=shop')))).toHaveLength(3)
    expect(texts(markdown(text('shop start shop-old workshop --shop shop.sql shop=1')))).toEqual([])
  })

  test('a plain word where the sentence stands, a distinct one everywhere', () => {
    const text = `Replace \`shop\` and \`db7\` with your names:${block('tool shop db7')}\n# Later\n\nGo on:${block('systemctl stop shop db7')}`
    expect(inCommands(markdown(text)).map(({ text }) => text)).toEqual(['shop', 'db7', 'db7'])
  })

  test('in an inline command', () => {
    expect(texts(markdown('Run `kubectl delete deploy/web` where `web` is the name of your deployment.\n'))).toEqual([
      ['web', 'sample'],
    ])
  })

  test('in a comment of the block', () => {
    const text = block('# Replace db7 with your host.\nssh db7\n# Replace A_HOST with your host.\nssh A_HOST')
    expect(texts(markdown(`Go there:${text}`))).toEqual([
      ['db7', 'sample'],
      ['A_HOST', 'upper-case'],
    ])
  })

  test('a setting is a placeholder too when the text tells to replace it', () => {
    const text = `The \`APP_HOST\` variable is shown.\n\nReplace \`APP_HOST\` with your host:${block('ping APP_HOST')}`
    expect(texts(markdown(text))).toEqual([['APP_HOST', 'upper-case']])
  })

  test('what the author assumes to be yours', () => {
    const text = `This guide assumes that your database is \`shop_live\` and your user is \`clerk_1\`.${block('psql -U clerk_1 shop_live')}`
    expect(texts(markdown(text))).toEqual([
      ['clerk_1', 'sample'],
      ['shop_live', 'sample'],
    ])
  })
})

describe('a bare word of the sentence, in the command beside it', () => {
  test.each([
    'Dump it (replace shop with your database name):',
    'Dump it. Replace shop by the name of your database:',
    'Dump it, replacing shop with your database:',
    'Substitute shop with the actual name of the database:',
    'Substitute your database for shop:',
    'Change shop to your database:',
    'Dump the database, where shop is the name of the one to move:',
    'Dump the database, where shop is your database:',
    'In the command shop must be replaced. Note: shop should be replaced with your database:',
    'Use your database instead of shop:',
    'Enter your own database instead of `shop` in the command:',
  ])('%s', text => {
    expect(texts(markdown(`${text}${block('pg_dump shop')}`))).toEqual([['shop', 'sample']])
  })

  test.each([
    'Replace it with your database:',
    'Replace the disk of shop, then go on with your work:',
    'Change to the folder of shop with your shell:',
    'If you moved it, replace shop with your database:',
    'Where shop is slow, dump it with your tools:',
    'Replace shop servers by newer ones:',
  ])('not by %s', text => {
    expect(texts(markdown(`${text}${block('pg_dump shop')}`))).toEqual([])
  })

  test('nor in a command further down, nor as the program or an option', () => {
    const text = `Replace shop with your database:${block('pg_dump shop')}\n# Later\n\nGo on:${block('systemctl stop shop')}`
    expect(texts(markdown(text))).toHaveLength(1)
    expect(texts(markdown(`Replace shop with your database:${block('shop --shop shop=x')}`))).toEqual([])
  })
})

test('what the text says is an example is the author’s in a command, and nothing in what is shown', () => {
  const text = 'In this example the host is called `pluto`:\n\n```console\n$ ping pluto\npluto is alive\n```\n'
  expect(inCommands(markdown(text)).map(({ text, kind }) => [text, kind])).toEqual([['pluto', 'sample']])
})

test.each([
  ['a choice', `If you run another release, replace \`stable\` with its name:${block('tool stable')}`],
  ['a thing instead of its name', `Replace the \`a.conf\` file with your own:${block('vi a.conf')}`],
  ['one program by another', `Replace \`service\` with \`systemctl\`:${block('sudo service x stop')}`],
  ['an option', `Replace \`--fast\` with the option of your shell:${block('tool --fast')}`],
  ['a place', `Go to the host where \`web\` runs:${block('stop web')}`],
  ['an instruction', `Change \`x\` to the new value in the file:${block('vi x')}`],
])('nothing is to be replaced: %s', (_, text) => {
  expect(texts(markdown(text))).toEqual([])
})

test('the reason is the sentence, also for what is spelled as a placeholder', () => {
  const text = `Look first. Replace \`<ip>\` with the address of your host, e.g. the first one. Then go on:${block('ping <ip>')}`
  expect(inCommands(markdown(text)).map(({ reason }) => reason)).toEqual([
    'The text says what belongs here: “Replace `<ip>` with the address of your host, e.g. the first one”.',
  ])
})
