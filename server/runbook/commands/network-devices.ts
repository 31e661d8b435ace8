import type { PromptShape } from './prompt.ts'

/** What is typed at a router or a switch, and at no shell. */
const OF_DEVICES =
  /^(?:conf(?:ig(?:ure)?)? +t(?:erm(?:inal)?)?\s*$|configure(?: (?:exclusive|private))?\s*$|enable\s*$|show +(?:run|start|ver|ip|int|vlan|conf|bgp|ospf|arp|mac|log|clock|chassis|system|route|lldp|cdp|module|inventory|spanning|etherchannel|port-channel|standby|vrrp)|request +system|copy +(?:run|start)|wr(?:ite)?(?: +mem(?:ory)?)?\s*$|terminal +length|set +cli|no +shutdown)/

/**
 * What is typed at a network device: beside its `(config)` prompts its other prompts look like a shell's, and so does the
 * command that begins to configure it.
 */
export function onDevices(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  const isDevices = (shape: PromptShape | null, line: string): boolean =>
    shape !== null &&
    (shape.language === 'network' || (shape.language === 'sh' && OF_DEVICES.test(line.slice(shape.length))))
  const devices = new Set(
    shapes.flatMap((shape, index) => (isDevices(shape, lines[index] ?? '') ? [shape?.host ?? null] : [])),
  )
  if (devices.size === 0) return shapes
  return shapes.map((shape, index) => {
    const line = lines[index] ?? ''
    if (shape === null) return unprivileged(line, devices)
    if (shape.language !== 'sh') return shape
    const isDevice = isDevices(shape, line) || (shape.host !== null && devices.has(shape.host))
    return isDevice ? { ...shape, root: false, language: 'network' } : shape
  })
}

/** `switch> enable`, before a device lets anything be configured. */
function unprivileged(line: string, devices: ReadonlySet<string | null>): PromptShape | null {
  const [, blanks = '', text = '', host = ''] = /^(\s*)(([\w.-]+)>) +\S/.exec(line) ?? []
  if (!devices.has(host)) return null
  const length = line.length - line.slice(blanks.length + text.length).trimStart().length
  return { indent: blanks.length, text, length, user: null, host, root: false, language: 'network', strength: 'sure' }
}
