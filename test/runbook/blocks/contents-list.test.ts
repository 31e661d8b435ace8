import { expect, test } from 'vitest'
import { isAlike, Titles, titleWords } from '../../../server/runbook/blocks/contents-list.ts'

const texts = [
  '',
  'Upgrade',
  'The upgrade',
  '2. Upgrade the database',
  'Upgrade the database of each node',
  'Stop the database',
  'Stop all services',
  'Restart',
  'Check that the cluster is healthy',
  'Check the health of the cluster again after the upgrade',
]
const words = texts.map(titleWords)

test('titles by their words hold what is alike to one of them', () => {
  for (const item of words)
    for (let from = 0; from <= words.length; from++) {
      const titles = words.slice(from)
      expect(new Titles(titles).holdAlike(item)).toBe(titles.some(title => isAlike(title, item)))
    }
})

test('some items are alike to a title and some are not', () => {
  const titles = new Titles(['Upgrade the database', 'Restart'].map(titleWords))
  expect(titles.holdAlike(titleWords('Upgrade the database of each node'))).toBe(true)
  expect(titles.holdAlike(titleWords('Restart'))).toBe(true)
  expect(titles.holdAlike(titleWords('Restart all nodes'))).toBe(false)
  expect(titles.holdAlike(titleWords('Stop the database'))).toBe(false)
})
