/** The browser that the editor tests and benches drive: `CHROMIUM`, else where systems put it; undefined when there is none. */
import { existsSync } from 'node:fs'

export const chromium = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(path => path && existsSync(path))
