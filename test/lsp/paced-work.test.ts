import { expect, test } from 'vitest'
import { PacedWork } from '../../server/lsp/paced-work.ts'

/** Work of so many pieces, each of which takes longer than a slice; counts what was done. */
function counted(pieces: number) {
  const count = { done: 0, begun: 0 }
  const work = new PacedWork(function* () {
    count.begun++
    for (let piece = 0; piece < pieces; piece++) {
      const end = performance.now() + 30
      while (performance.now() < end);
      count.done++
      yield
    }
    return 'result'
  })
  return { count, work }
}

const never = () => false

test('it is done once, for all who wait, and its result stays', async () => {
  const { count, work } = counted(3)
  expect(work.cost).toBeNull()
  await Promise.all([work.soon(never), work.soon(never)])
  await work.soon(never)
  expect([work.now(), work.now()]).toEqual(['result', 'result'])
  expect(count).toEqual({ done: 3, begun: 1 })
  expect(work.cost).toBeGreaterThan(0)
})

test('others have their turn between its pieces', async () => {
  const { count, work } = counted(5)
  const seen: number[] = []
  const look = () => {
    seen.push(count.done)
    if (count.done < 5) setImmediate(look)
  }
  setImmediate(look)
  await work.soon(never)
  expect(new Set(seen).size).toBeGreaterThan(3)
})

test('it stops when nobody wants it any more, and goes on where it stopped when somebody does', async () => {
  const { count, work } = counted(6)
  await work.soon(() => count.done >= 2)
  const done = count.done
  expect(done).toBeLessThan(6)
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(count.done).toBe(done)
  await work.soon(never)
  expect(count).toEqual({ done: 6, begun: 1 })
})

test('one who has lost interest is let go while others wait on', async () => {
  const { count, work } = counted(4)
  const order: string[] = []
  await Promise.all([
    work.soon(() => count.done >= 1).then(() => order.push('stale')),
    work.soon(never).then(() => order.push('done')),
  ])
  expect(order).toEqual(['stale', 'done'])
})

test('who cannot wait has it at once', () => {
  const { count, work } = counted(2)
  expect(work.now()).toBe('result')
  expect(count.done).toBe(2)
})

test('a bug is told to all who wait, and again to who asks again', async () => {
  const work = new PacedWork<string>(function* () {
    yield
    throw new Error('a bug')
  })
  const answers = await Promise.allSettled([work.soon(never), work.soon(never)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(work.soon(never)).rejects.toThrow('a bug')
  expect(() => work.now()).toThrow('a bug')
})
