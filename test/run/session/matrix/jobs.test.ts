import { expect, test } from 'vitest'
import { describeIn, places } from './places.ts'

describeIn(places, 'programs in the background', (shell, place) => {
  test('a job is the next command’s, too', async () => {
    await shell().run('sleep 60 &')
    expect((await shell().run('kill %1; wait %1; echo $?')).output).toMatch(/^143$/m)
  })

  test('a command ends though a daemon keeps its output', async () => {
    const started = await shell().run('(sleep 60 & echo $! >pid); sleep 60 & echo started')
    expect(started).toMatchObject({ status: 0, shell: 'alive' })
    expect(started.output).toContain('started\n')
    expect((await shell().run('kill $! $(cat pid); wait; echo ended')).output).toContain('ended\n')
  })

  test('a daemon survives the end of its shell', async () => {
    await shell().run(
      `setsid sh -c 'echo $$ >pid; exec sleep 60' </dev/null >/dev/null 2>&1; :`.replace('; :', ' & sleep 0.3'),
    )
    await shell().run('exit 0')
    expect((await shell().run('kill "$(cat pid)"; echo $?')).output).toBe('0\n')
  })

  test('wait waits for the guide’s own jobs alone', async () => {
    const { output } = await shell().run('sleep 0.2 & wait; echo waited; jobs')
    expect(output).toContain('waited\n')
    expect(output).not.toMatch(/Running/)
  })

  test.skipIf(place === 'pipes')('what a job prints between commands belongs to none of them', async () => {
    await shell().run('(sleep 0.3; echo late) & :')
    await new Promise(resolve => setTimeout(resolve, 600))
    expect((await shell().run('echo next')).output).toBe('next\n')
  })
})
