import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { row } from './measure.ts'

/** Sizes of what ships, as it lies in dist/ after `npm run package`. */
export function benchSizes(): void {
  const kilobytes = (file: string) => `${Math.round(statSync(join('dist', file)).size / 1024)} KB`
  for (const file of readdirSync('dist').filter(name => /\.(cjs|node|vsix)$/.test(name))) row(file, kilobytes(file))
}
