import { describe, expect, test } from 'vitest'
import { markdown } from '../reading.ts'

describe('what is typed at a telnet is of the server’s protocol', () => {
  const languages = (...lines: readonly string[]) =>
    markdown(`Clear it:\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`).steps.flatMap(({ commands }) =>
      commands.map(({ text, language }) => `${language}: ${text}`),
    )

  test('which its port tells', () => {
    expect(languages('telnet cache.example.com 11211', 'flush_all', 'quit')).toEqual([
      'sh: telnet cache.example.com 11211',
      'memcached: flush_all',
      'memcached: quit',
    ])
  })

  test('or what is said', () => {
    expect(languages('telnet <ip> <port>', 'stats', 'quit')).toEqual([
      'sh: telnet <ip> <port>',
      'memcached: stats',
      'memcached: quit',
    ])
  })

  test('or nothing', () => {
    expect(languages('telnet switch1', 'enable')).toEqual(['sh: telnet switch1', 'telnet: enable'])
  })
})
