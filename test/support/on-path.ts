import { afterAll, beforeAll } from 'vitest'

/** Has the suite around it, and the runners that it starts, take the programs of a folder before all others. */
export function onPath(folder: string): void {
  const path = process.env.PATH ?? ''
  beforeAll(() => {
    process.env.PATH = `${folder}:${path}`
  })
  afterAll(() => {
    process.env.PATH = path
  })
}
