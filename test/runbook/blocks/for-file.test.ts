import { describe, expect, test } from 'vitest'
import { markdown, outlineOf } from '../reading.ts'

const outline = (lead: string, text: string, language = 'bash') =>
  outlineOf(markdown(`# Upgrade\n\n${lead}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`))

describe('what the text puts into a file is content, also where it is marked as shell', () => {
  test.each([
    ['Add to `~/.bashrc`:', 'export MODE=fast', '~/.bashrc'],
    ['Then append to `~/.profile`:', 'alias ll="ls -l"\numask 022', '~/.profile'],
    ['Add this line to `~/.bashrc`:', 'source /opt/app/env.sh', '~/.bashrc'],
    ['Modify `.env`:', 'IMAGE=app:2\n# the port\nPORT=80 # or 81', '.env'],
    ['Change the tags in `.env`:', 'IMAGE=<name of the image>\nTAG=2', '.env'],
    ['Save this as `/usr/local/bin/up.sh`:', '#!/bin/bash\nset -e\nupctl run', '/usr/local/bin/up.sh'],
    ['Create the file `run.sh` with the following content:', '#!/bin/sh\nupctl run', 'run.sh'],
  ])('%s', (lead, text, path) => {
    expect(outline(lead, text)).toEqual([`file ${path}`])
  })

  test.each([
    ['Edit `/etc/hosts`:', 'sudo vi /etc/hosts'],
    ['Add the host to `/etc/hosts`:', 'echo "10.0.0.5 db1" >> /etc/hosts'],
    ['Save the dump to `/srv/db.sql`:', 'pg_dump shop > /srv/db.sql'],
    ['Put the key in `/etc/keys/app.pem`:', 'cp app.pem /etc/keys/'],
    ['Add the repository to `/etc/apt/sources.list` by running:', 'add-apt-repository ppa:x/y'],
  ])('not what is typed to write it: %s', (lead, text) => {
    expect(outline(lead, text)).toEqual([`command ${text}`])
  })
})

test.each([
  ['Run the following in `appcli`:', 'status all'],
  ['Type this at the `shop` prompt:', 'drain web1'],
  ['Enter in `shopsql`:', 'show orders'],
])('what is typed in a program that no step opens is in doubt: %s', (lead, text) => {
  expect(outline(lead, text, 'text')).toEqual(['command , 1 in doubt'])
})

test.each([
  ['Run the following in `bash`:', 'systemctl stop web'],
  ['Run the following in `/srv/app`:', 'make install'],
  ['Run this in `production`:', 'systemctl stop web'],
])('a shell or a folder is no such program: %s', (lead, text) => {
  expect(outline(lead, text, 'console')).toEqual([`command ${text}`])
})
