import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ContainerEngine, hasEngine } from '../session/container-engine.ts'
import { all, Bench, buildRunner, outputOf } from './runner-on-disk.ts'
import { onPath } from '../../support/on-path.ts'

describe.for(['podman', 'docker'] as const)('a shell that %s opens in a container', name => {
  describe.skipIf(!hasEngine[name])('that is there', () => {
    const engine = new ContainerEngine(name)
    let runner = ''
    beforeAll(async () => {
      await engine.start('app')
      runner = await buildRunner(`nested-${name}`)
    }, 120_000)
    onPath(engine.programs)
    afterAll(() => engine.close('app'), 60_000)

    test('is entered, left, and leaves nothing behind', async () => {
      const blocks = [`${name} exec -it app bash`, 'A=1; cat /proc/1/comm', 'echo "in $A"', 'exit', 'cat /proc/$$/comm']
      const text = (steps: readonly string[]) =>
        `# Guide\n\n${steps.map(step => `Then:\n\n\`\`\`console\n$ ${step}\n\`\`\`\n`).join('\n')}`
      const bench = new Bench(runner, text(blocks))
      try {
        expect(outputOf(await bench.run(all))).toMatch(/sleep\nin 1\n[^]*bash\n$/)
        expect(bench.state?.outcome).toBe('passed')
      } finally {
        bench.close()
      }
      const open = new Bench(runner, text(blocks.slice(0, 3)))
      try {
        await open.run(all)
        await open.connection?.startOver(open.file)
        expect(open.latest.events.filter(({ event }) => event === 'session.left')).toMatchObject([{ status: 0 }])
        expect(engine.run('exec', 'app', 'sh', '-c', 'grep -h ^Name: /proc/[0-9]*/status')).not.toMatch(/\bbash$/m)
      } finally {
        open.close()
      }
    })
  })
})
