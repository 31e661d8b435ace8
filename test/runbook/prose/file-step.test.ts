import { describe, expect, test } from 'vitest'
import { markdown, rst } from '../reading.ts'

/** The path of each file step. */
const files = (runbook: ReturnType<typeof markdown>) =>
  runbook.steps.filter(({ kind }) => kind === 'file').map(({ path }) => path)

const block = (lead: string, fence = 'yaml', content = 'a: 1') =>
  markdown(`${lead}\n\n\`\`\`${fence}\n${content}\n\`\`\`\n`)

describe('the file that content belongs into', () => {
  test.each([
    ['Edit `/etc/web.d/app`:', '/etc/web.d/app'],
    ['Edit /etc/web.d/app:', '/etc/web.d/app'],
    ['Create a file called `site.yaml` with the following content:', 'site.yaml'],
    ['Create a file named `inventory` with the following content:', 'inventory'],
    ['Create the `settings` file with these lines:', 'settings'],
    ['Create `docker-compose.override.yml`:', 'docker-compose.override.yml'],
    ['Create a `Dockerfile` with this content:', 'Dockerfile'],
    ['Add to `/etc/hosts`:', '/etc/hosts'],
    ['Add the following lines to `~/.config/tool.toml`:', '~/.config/tool.toml'],
    ['Add this to `.env`:', '.env'],
    ['Set the values in `conf/app.ini`:', 'conf/app.ini'],
    ['In `/etc/apt/sources.list`, replace the line with:', '/etc/apt/sources.list'],
    ['Change the port in ./config/app.json:', './config/app.json'],
    ['Save the following as `/etc/systemd/system/app.service`:', '/etc/systemd/system/app.service'],
    ['Copy `/etc/app.conf.dist` to `/etc/app.conf` and add these lines:', '/etc/app.conf'],
    ['Add this to `/etc/app.conf` (see `/usr/share/doc/app/sample.conf`):', '/etc/app.conf'],
    ['In `/etc/app.conf`, change the socket to `/run/app.sock`:', '/etc/app.conf'],
    ['Open `/etc/app.conf` and add the following lines:', '/etc/app.conf'],
    ['Go to `/opt/app` and create the file `config.ini`:', 'config.ini'],
    ['`/etc/app.conf` must contain the following lines:', '/etc/app.conf'],
  ])('%s', (lead, path) => {
    expect(files(block(lead))).toEqual([path])
  })

  test('in the paragraph above', () => {
    expect(files(block('Open `/etc/app.conf`.\n\nAdd the following lines:'))).toEqual(['/etc/app.conf'])
    expect(files(block('Edit `/etc/app.conf` on each node.\n\nFor example:'))).toEqual(['/etc/app.conf'])
    expect(files(block('The log is in `/var/log/app.log`.\n\nAdd the following lines to the settings:'))).toEqual([
      null,
    ])
  })

  test('in the block’s caption, title or first line, or in the title above', () => {
    expect(files(block('Add these lines:', 'yaml title="/etc/app/site.yaml"'))).toEqual(['/etc/app/site.yaml'])
    expect(
      files(rst('Add these lines:\n\n.. code-block:: ini\n   :caption: /etc/app.ini\n\n   [main]\n   a = 1\n')),
    ).toEqual(['/etc/app.ini'])
    expect(files(block('Add these lines:', 'ini', '# /etc/app.ini\n[main]\na = 1'))).toEqual(['/etc/app.ini'])
    expect(files(block('Add these lines:', 'js', '// src/app.js\nstart()'))).toEqual(['src/app.js'])
    expect(files(block('# Change docker-compose.yml\n\nSet the following options:'))).toEqual(['docker-compose.yml'])
  })

  test.each([
    'Copy the options from `/etc/old.conf` and set them:',
    'Set the following options like those in the sample (see `/usr/share/app/sample.yaml`):',
  ])('is none that is only read: %s', lead => {
    expect(files(block(lead))).toEqual([null])
  })

  test.each([
    'The file `/etc/app.conf` shows:',
    'The output of `cat /etc/app.conf` is:',
    'Defaults are in `/etc/app.conf`:',
  ])('what is only shown is no step: %s', lead => {
    expect(files(block(lead))).toEqual([])
  })

  test('takes lines of shell, too', () => {
    expect(files(block('Open `~/.bashrc`.\n\nAdd the following line to it:', 'bash', 'export A=1'))).toEqual([
      '~/.bashrc',
    ])
    expect(files(block('Add the following lines to the file:', 'sh', '# /etc/profile.d/a.sh\nexport A=1'))).toEqual([
      '/etc/profile.d/a.sh',
    ])
  })

  test('is shown in the outline of a file step, and none is made of a command', () => {
    expect(
      markdown('Restart it, see `/etc/app.conf`:\n\n    $ service app restart\n').steps.map(({ kind }) => kind),
    ).toEqual(['command'])
  })
})
