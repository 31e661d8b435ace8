/**
 * Bundles the four programs into dist/: the extension (client), the language server (server), the runner and the
 * command line (cli). `--production` minifies, `--watch` rebuilds on change, `--outdir FOLDER` builds elsewhere.
 *
 * The pty's native part cannot be bundled: the binary of the platform at hand is copied beside the bundles and
 * loaded from there, for a VSIX carries no node_modules.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { context } from 'esbuild'

const production = process.argv.includes('--production')
const watch = process.argv.includes('--watch')
const outdir = process.argv[process.argv.indexOf('--outdir') + 1 || Infinity] ?? 'dist'
const require = createRequire(import.meta.url)

/** Loads `pty.node` from the bundle's own folder instead of from the platform's npm package. */
const ptyBesideBundle = {
  name: 'pty-beside-bundle',
  setup(build) {
    build.onLoad({ filter: /@lydell[\\/]node-pty[\\/]requireBinary\.js$/ }, () => ({
      contents: "exports.requireBinary = file => require(require('node:path').join(__dirname, file))",
      loader: 'js',
    }))
  },
}

function copyPty() {
  const platform = `${process.platform}-${process.arch}`
  try {
    const folder = dirname(
      require.resolve(`@lydell/node-pty-${platform}/package.json`, {
        paths: [dirname(require.resolve('@lydell/node-pty/package.json'))],
      }),
    )
    for (const file of ['pty.node', 'spawn-helper']) {
      if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(outdir, file))
    }
  } catch {
    // No prebuilt binary for this platform: sessions fall back to script(1).
    console.warn(`no pty binary for ${platform}; sessions will use script(1)`)
  }
}

mkdirSync(outdir, { recursive: true })
for (const old of ['client', 'server', 'runner', 'cli']) rmSync(join(outdir, `${old}.cjs.map`), { force: true })
copyPty()

const bundles = await context({
  entryPoints: {
    client: 'client/extension.ts',
    server: 'server/lsp/main.ts',
    runner: 'server/run/runner/main.ts',
    cli: 'server/cli/main.ts',
  },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Some dependencies name both: the ES module tree shakes better.
  mainFields: ['module', 'main'],
  conditions: ['node', 'import'],
  external: ['vscode'],
  plugins: [ptyBesideBundle],
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'warning',
})

if (watch) {
  await bundles.watch()
  console.log('watching')
} else {
  await bundles.rebuild()
  await bundles.dispose()
}
