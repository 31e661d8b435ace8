import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, Bench, brief, buildRunner, outputOf } from './runner-on-disk.ts'

const isRoot = process.getuid?.() === 0
/** Servers of databases do not run as root. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {}
const folder = mkdtempSync(join(tmpdir(), 'rb-db-'))
const postgres = newest('/usr/lib/postgresql')
const mariadb = '/usr/sbin/mariadbd'

function newest(place: string): string | null {
  const versions = existsSync(place) ? readdirSync(place).map(name => join(place, name, 'bin')) : []
  return versions.findLast(bin => existsSync(join(bin, 'initdb'))) ?? null
}

const servers: ChildProcess[] = []
let runner: string
let bench: Bench

async function serve(program: string, words: readonly string[], answers: () => void): Promise<void> {
  servers.push(spawn(program, words, { stdio: 'ignore', cwd: folder, ...nobody }))
  for (let tries = 0; ; tries++) {
    try {
      answers()
      return
    } catch (error) {
      if (tries > 100) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

const silent = { stdio: 'ignore', cwd: folder, timeout: 60_000 } as const

beforeAll(async () => {
  if (isRoot) chownSync(folder, 65534, 65534)
  runner = await buildRunner('databases')
}, 60_000)
afterEach(() => bench.close())
afterAll(() => {
  for (const server of servers) server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A guide that opens a client, with a block for each statement; and where it goes on outside. */
const guide = (opener: string, ...statements: readonly string[]) =>
  ['# Guide', ...[`$ ${opener}`, ...statements].map(text => `Then:\n\n\`\`\`console\n${text}\n\`\`\``)].join('\n\n')

/** What the steps behind the first one printed. */
const printed = () =>
  bench.startedSteps.slice(1).map(id => outputOf(bench.events.filter(event => 'step' in event && event.step === id)))

describe.skipIf(postgres === null)('psql', () => {
  const opener = `psql -h ${folder} -p 54331 -U owner postgres`

  beforeAll(async () => {
    const [data, bin] = [join(folder, 'pg'), postgres ?? '']
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'owner', '-A', 'trust', '--no-sync'], { ...silent, ...nobody })
    await serve(join(bin, 'postgres'), ['-D', data, '-k', folder, '-p', '54331', '-c', 'listen_addresses='], () =>
      execFileSync('psql', [...opener.split(' ').slice(1), '-c', 'SELECT 1'], silent),
    )
  }, 60_000)

  test('takes statements whole, and says how each ended', async () => {
    const text = guide(
      opener,
      'postgres=# CREATE TABLE t\npostgres-# (a text);',
      "postgres=# INSERT INTO t VALUES ('it''s\t$x \\ :a ü');",
      'postgres=# SELECT * FROM t, generate_series(1, 60);',
      'postgres=# \\dt',
      'postgres=# SELECT 1; SELECT nope; SELECT 2;',
    )
    bench = new Bench(runner, text)
    const events = await bench.run(all)
    const [create, insert, select, describe, failed] = printed()
    expect(create).toContain('CREATE TABLE\n')
    expect(insert).toContain('INSERT 0 1\n')
    expect(select).toMatch(/it's +\$x \\ :a ü[^]*\(60 rows\)/)
    expect(describe).toContain('| t    |')
    expect(failed).toMatch(/column "nope" does not exist/)
    expect(brief(events).slice(-3)).toEqual(['command.finished 1', 'step.finished failed', 'run.finished failed'])
  })

  test.each(['postgres=# SELECT 1', 'postgres=# \\c nosuch', "postgres=# SELECT 'open;"])(
    'tells what has failed or was not finished: %s',
    async statement => {
      bench = new Bench(runner, guide(opener, statement))
      expect(brief(await bench.run(all))).toContain('command.finished 1')
    },
  )

  test('is left by \\q', async () => {
    bench = new Bench(runner, guide(opener, 'postgres=# \\q', '$ echo out'))
    expect(outputOf(await bench.run(all))).toMatch(/out\n$/)
    expect(bench.state?.inside).toBeUndefined()
  })
})

describe.skipIf(!existsSync(mariadb))('mariadb', () => {
  const socket = join(folder, 'mysql.sock')
  const opener = `mariadb --no-defaults -S ${socket} -u root`

  beforeAll(async () => {
    const data = join(folder, 'mysql')
    const words = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal']
    execFileSync('mariadb-install-db', words, { ...silent, ...nobody })
    const run = ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking']
    await serve(mariadb, [...run, `--pid-file=${folder}/mysql.pid`], () =>
      execFileSync('mariadb', [...opener.split(' ').slice(1), '-e', 'SELECT 1'], silent),
    )
  }, 60_000)

  test('takes statements line by line, and says how each ended', async () => {
    const text = guide(
      opener,
      "mysql> SELECT 'it''s; x' AS\n    -> a;",
      'mysql> use mysql',
      'MariaDB [mysql]> SELECT COUNT(*) > 0 AS some FROM user\\G',
      'MariaDB [mysql]> SELECT nope;',
    )
    bench = new Bench(runner, text)
    const events = await bench.run(all)
    const [select, , counted, failed] = printed()
    expect(select).toContain("| it's; x |")
    expect(counted).toContain('some: 1\n')
    expect(failed).toMatch(/ERROR 1054 .*Unknown column 'nope'/)
    expect(brief(events).slice(-3)).toEqual(['command.finished 1', 'step.finished failed', 'run.finished failed'])
  })

  test('says that it does not know when the connection is another one', async () => {
    bench = new Bench(runner, guide(opener, 'mysql> KILL CONNECTION_ID();'))
    await bench.run(all)
    expect(bench.state?.outcome).not.toBe('passed')
  })

  test('is left by exit', async () => {
    bench = new Bench(runner, guide(opener, 'mysql> exit', '$ echo out'))
    expect(outputOf(await bench.run(all))).toMatch(/out\n$/)
  })
})
