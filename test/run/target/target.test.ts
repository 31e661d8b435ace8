import { describe, expect, test } from 'vitest'
import { targetsOfHost } from '../../../server/run/target/mapping.ts'
import { reachOf } from '../../../server/run/target/reach.ts'
import { readTarget, targetName } from '../../../server/run/target/target.ts'

describe('a target is one word', () => {
  test.each([
    'local',
    'ssh:db1',
    'ssh:root@db1.example.com',
    'docker:web-1',
    'podman:web',
    'kubectl:pod',
    'kubectl:ns/pod',
    'kubectl:ns/pod/app',
  ])('%s', text => {
    expect(targetName(readTarget(text))).toBe(text)
  })

  test.each([
    '',
    'db1',
    'ssh:',
    'ssh:-oProxyCommand=x',
    'ssh:a b',
    'ssh:a\nb',
    'ssh:a;b',
    'ftp:x',
    'kubectl:a/b/c/d',
    'docker:a/b',
    'ssh:a-',
  ])('expected a target, found %j', text => {
    expect(() => readTarget(text)).toThrow(/^expected local, ssh:ALIAS, .* found /)
  })
})

test('a host is found as it is mapped, or as one that is spelled alike', () => {
  const mapping = { 'astakos.host': 'ssh:astakos', DB1: 'ssh:db1', 'a-b': 'ssh:one', 'a.b': 'ssh:two' }
  expect(targetsOfHost('astakos.host', mapping)).toEqual(['ssh:astakos'])
  expect(targetsOfHost('astakos-host', mapping)).toEqual(['ssh:astakos'])
  expect(targetsOfHost('db1', mapping)).toEqual(['ssh:db1'])
  expect(targetsOfHost('a_b', mapping)).toBeNull()
  expect(targetsOfHost('localhost', mapping)).toEqual(['local'])
  expect(targetsOfHost('constructor', mapping)).toBeNull()
})

test.each(['nodes', 'all nodes', 'each of the nodes', 'every node', 'Nodes'])('several machines are %s', host => {
  expect(targetsOfHost(host, { nodes: 'ssh:n1, ssh:n2,ssh:n1' })).toEqual(['ssh:n1', 'ssh:n2'])
  expect(targetsOfHost(`other ${host}`, { nodes: 'ssh:n1' })).toBeNull()
})

describe('the command line that reaches', () => {
  const words = (text: string) => {
    const target = readTarget(text)
    if (target.kind === 'local') throw new Error('expected a target elsewhere')
    const reach = reachOf(target, '/run/x')
    return [reach.program, ...reach.onTerminal('true', true)].join(' ')
  }
  test.each([
    ['docker:web', 'docker exec -it web sh -c true'],
    ['podman:web', 'podman exec -it web sh -c true'],
    ['kubectl:pod', 'kubectl exec -it pod -- sh -c true'],
    ['kubectl:ns/pod/app', 'kubectl exec -it -n ns pod -c app -- sh -c true'],
    [
      'ssh:db1',
      "ssh -tt -o ControlMaster=auto -o ControlPersist=600 -o ControlPath=/run/x/%C -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -- db1 exec sh -c 'true'",
    ],
  ])('%s', (text, line) => {
    expect(words(text)).toBe(line)
  })
})
