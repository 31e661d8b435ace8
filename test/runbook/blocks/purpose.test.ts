import { describe, expect, test } from 'vitest'
import { purposeOf } from '../../../server/runbook/prose/purpose.ts'
import { isRollback } from '../../../server/runbook/prose/rollback.ts'
import { markdown, proceduresOf } from '../reading.ts'

const sections = (...titles: string[]) => markdown(titles.map(title => `${title}\n\n    $ ls\n`).join('\n'))
const undoes = (...titles: string[]) =>
  Object.fromEntries(
    proceduresOf(sections(...titles).outline).flatMap(({ title, rollback, undoes }) =>
      rollback ? [[title, undoes?.title ?? null]] : [],
    ),
  )

describe('what a section is for', () => {
  test.each([
    'Before you begin',
    'Prerequisites',
    '1. Pre-requisites',
    'Requirements',
    'System requirements',
    'Preparation',
    'Step 1: Prepare',
    'Preparing for the upgrade',
    'Pre-upgrade checks',
    'Pre-flight checklist',
    'Before the migration',
  ])('%s makes ready', title => expect(purposeOf(title)).toBe('preparation'))

  test.each([
    'Verify',
    'Verification',
    'Check that it works',
    'Validation',
    'Testing the upgrade',
    'Post-upgrade checks',
    '4. Verify the cluster',
    'Confirm the result',
    'Smoke tests',
    'Health verification',
  ])('%s verifies', title => expect(purposeOf(title)).toBe('verification'))

  test.each([
    'Upgrade',
    'Prepare the new disks',
    'Check the log',
    'Test environment',
    'After the upgrade',
    'Before',
    'Required packages',
  ])('%s is work', title => expect(purposeOf(title)).toBeNull())

  test('holds for all below it, and steps carry it', () => {
    const runbook = sections('# G', '## Prerequisites', '### Packages', '## Upgrade', '## Verification')
    expect(runbook.steps.map(({ purpose }) => purpose)).toEqual([
      null,
      'preparation',
      'preparation',
      null,
      'verification',
    ])
  })
})

describe('rollbacks', () => {
  test.each([
    'Rollback',
    'Rolling back',
    'Undo',
    'Revert the change',
    'Downgrade',
    'Downgrading',
    'Back-out plan',
    'Backing out',
    'Restore the previous version',
    'Return to the old release',
  ])('%s is one', title => expect(isRollback(title)).toBe(true))

  test.each(['Restore the database', 'Upgrade', 'Background', 'Previous versions', 'Roll out'])('%s is none', title =>
    expect(isRollback(title)).toBe(false),
  )

  test('undo the procedure before them that is work', () => {
    expect(undoes('# G', '## Upgrade', '## Verification', '## Rollback')).toEqual({ Rollback: 'Upgrade' })
  })

  test('undo the one that their title names', () => {
    expect(
      undoes('# G', '## Migrate the database', '## Replace packages', '## Roll back the database migration'),
    ).toEqual({
      'Roll back the database migration': 'Migrate the database',
    })
  })

  test('undo the whole when they follow numbered steps, or are its only part', () => {
    expect(undoes('# Upgrade', '## 1. Stop', '## 2. Start', '## Rollback')).toEqual({ Rollback: 'Upgrade' })
    expect(undoes('# Upgrade', '## Rollback', '### Packages')).toEqual({ Rollback: 'Upgrade', Packages: null })
  })

  test('undo nothing when there is nothing', () => {
    expect(undoes('# Rollback')).toEqual({ Rollback: null })
  })
})
