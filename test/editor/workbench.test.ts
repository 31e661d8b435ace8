/**
 * What an operator does, in a real VS Code with the packaged extension: every test opens a folder of its own with copies
 * of the samples. Screenshots are kept in artefacts/.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderWith, windows } from './windows.ts'

const open = windows()

describe('a guide is understood while it is read', () => {
  test('an RST sample shows its problems, its lenses and its steps', async () => {
    const workbench = await open(folderWith())
    await workbench.openFile('synnefo-0.16.rst')
    await workbench.goToLine(29)
    await workbench.lens('▶ Run step').first().waitFor()
    await workbench.command('Problems: Focus on Problems View')
    await workbench.problem('snf-ganeti-eventd` is stopped here and never started again').waitFor()
    await workbench.problem('host `astakos-host` is spelled `astakos.host` elsewhere').waitFor()
    await workbench.command('Runbook: Show Progress')
    await workbench.row('2.1 Install the packages').waitFor()
    await workbench.screenshot('understood')
    await workbench.close()
  })

  test('a plain text file is claimed only when it is a guide', async () => {
    const folder = folderWith({
      'notes.txt': 'Milk, bread, and the things from the list on the door.\n',
      'guide.txt': readFileSync('runbooks/synnefo-0.19.rst', 'utf8'),
    })
    const workbench = await open(folder)
    await workbench.openFile('guide.txt')
    await workbench.goToLine(46)
    await workbench.lens('▶ Run step').first().waitFor()
    await workbench.openFile('notes.txt')
    await workbench.lens('').waitFor({ state: 'detached' })
    expect(await workbench.page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').count()).toBe(0)
    await workbench.close()
  })
})

describe('a guide is followed', () => {
  test('a placeholder is filled in, the step runs, the tree and the lens say so, and a reload keeps it', async () => {
    const guide =
      '# Greet\n\n## 1. Say hello\n\nSay it:\n\n```console\n$ echo "hello <name>"\n```\n\n## 2. Say goodbye\n\nSay it:\n\n```console\n$ echo "bye <name>"\n```\n'
    const workbench = await open(folderWith({ 'greet.md': guide }))
    await workbench.openFile('greet.md')
    await workbench
      .lens(/Fill in/)
      .first()
      .waitFor()
    await workbench.clickLens('▶ Run step')
    await workbench.quickInput.waitFor()
    await workbench.screenshot('placeholder')
    await workbench.answer(`O'Hara; "quoted" $HOME`)
    await workbench.lens(/✓/).first().waitFor()
    await workbench.terminalShows(`hello O'Hara; "quoted" $HOME`)
    await workbench.command('Runbook: Show Progress')
    await workbench.description('1 of 2').waitFor()
    await workbench.screenshot('passed')

    await workbench.reload()
    await workbench.openFile('greet.md')
    await workbench.lens(/✓/).first().waitFor()
    await workbench.command('Runbook: Show Progress')
    await workbench.description('1 of 2').waitFor()
    await workbench.screenshot('reloaded')

    // The value is remembered: the second step asks for nothing.
    await workbench.command('Runbook: Run Next Step')
    await workbench.description('2 of 2').waitFor()
    await workbench.close()
  })

  test('a Markdown runbook runs to its end with Run Next Step, with its manual steps ticked off', async () => {
    const workbench = await open(folderWith())
    await workbench.openFile('tour.md')
    await workbench.command('Runbook: Show Progress')
    await workbench.description(/^0 of 8/).waitFor()
    for (let done = 1; done <= 5; done++) {
      await workbench.command('Runbook: Run Next Step')
      if (done === 4) await workbench.answer('the operator')
      await workbench.description(new RegExp(`^${done} of 8`)).waitFor()
    }
    await workbench.screenshot('tour')
    // A tick in the tree for one of them, the lens for the other.
    await workbench
      .row(/Open the Runbook view/)
      .locator('.monaco-custom-toggle, .custom-view-tree-node-item-checkbox')
      .first()
      .click()
    await workbench.description(/^6 of 8/).waitFor()
    await workbench.goToLine(66)
    await workbench.clickLens('Mark done', 'last')
    await workbench.description(/^7 of 8/).waitFor()
    await workbench.command('Runbook: Run Next Step')
    await workbench.description(/^8 of 8/).waitFor()
    await workbench
      .lens(/✓ [\d.]+ m?s/)
      .filter({ visible: true })
      .last()
      .waitFor()
    await workbench.screenshot('tour-complete')
    await workbench.close()
  })

  test('a failing step stops the run, and nothing behind it runs', async () => {
    const workbench = await open(folderWith())
    await workbench.openFile('stop-at-failure.md')
    await workbench.lens('▶ Run step').first().waitFor()
    await workbench.command('Runbook: Run All Steps')
    await workbench.lens(/✗ exit 2/).waitFor()
    await workbench.notification(/Nothing after it was run/).waitFor()
    await workbench.command('Runbook: Show Progress')
    await workbench.description(/^1 of 3/).waitFor()
    await workbench.screenshot('failed')
    expect(await workbench.lens('▶ Run step').count()).toBe(1)
    await workbench.close()
  })

  test('a step that waits is answered in its terminal, another is cancelled', async () => {
    const guide =
      '# Wait\n\n## 1. Ask\n\nAnswer it:\n\n```console\n$ read -r -p "Go on? " answer; echo "got $answer"\n```\n\n## 2. Sleep\n\nCancel it:\n\n```console\n$ sleep 600\n$ echo never\n```\n'
    const workbench = await open(folderWith({ 'wait.md': guide }))
    await workbench.openFile('wait.md')
    await workbench.clickLens('▶ Run step')
    await workbench.notification(/waits for your input/).waitFor()
    await workbench.screenshot('waiting')
    await workbench.page.locator('.terminal-wrapper.active .xterm').click()
    await workbench.page.keyboard.type('yes\n')
    await workbench.terminalShows('got yes')
    await workbench.lens(/✓/).first().waitFor()
    await workbench.clickLens('▶ Run step')
    await workbench.lens(/running/).waitFor()
    await workbench.command('Runbook: Cancel')
    await workbench.lens(/canceled/).waitFor()
    await workbench.screenshot('canceled')
    await workbench.close()
  })

  test('a step of another host is refused with a message and never runs here', async () => {
    const workbench = await open(
      folderWith({
        'hosts.md': '# Hosts\n\n## 1. Touch\n\nTouch it:\n\n```console\ndb1.example.com$ touch ran-here\n```\n',
      }),
    )
    await workbench.openFile('hosts.md')
    await workbench.clickLens('▶ Run step')
    await workbench.notification(/db1\.example\.com/).waitFor()
    await workbench.screenshot('refused-host')
    await workbench.close()
  })
})
