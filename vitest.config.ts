import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most of them wait for shells, machines and the clock, not for a processor.
    maxWorkers: Math.max(3, availableParallelism()),
  },
})
