const help = `Usage: server.cjs --stdio | --node-ipc

The Runbook language server: problems, lenses, outline and more for guides in RST and Markdown.

  --stdio      speak the Language Server Protocol on standard input and output
  --node-ipc   speak it on the channel to the Node.js process that started this one
  --clientProcessId=PID
               end when that process has ended
  --help       print this
  --version    print the version
`

/** What the command line asks for. */
export type Usage =
  | { readonly kind: 'serve' }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'bad'; readonly message: string }

/**
 * Reads the arguments after the program's name. `connected` tells whether the process that started this one holds a
 * channel to it, which `--node-ipc` needs.
 */
export function usageOf(argv: readonly string[], connected = process.connected === true): Usage {
  const bad = (found: string): Usage => ({
    kind: 'bad',
    message: `runbook server: expected --stdio or --node-ipc, found ${found}`,
  })
  const ways: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (word === '--help' || word === '-h') return { kind: 'help', text: help }
    if (word === '--version') return { kind: 'version' }
    if (word === '--clientProcessId') index++
    else if (word === '--stdio' || word === '--node-ipc') ways.push(word)
    else if (!word.startsWith('--clientProcessId=')) return bad(`'${word}'`)
  }
  if (ways.length !== 1) return bad(ways.length === 0 ? 'neither' : 'both')
  if (ways[0] === '--node-ipc' && !connected) return bad('--node-ipc without a channel to the process that started it')
  return { kind: 'serve' }
}
