import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The real-editor tests: one editor for all of them, one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/editor/**/*.test.ts'],
    globalSetup: 'test/editor/editor.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A browser on a busy machine may lose a key or a click; what fails twice is our fault.
    retry: 1,
  },
})
