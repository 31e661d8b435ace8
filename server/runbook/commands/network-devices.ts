import { endOfBlanks } from './prompt-parts.ts'
import type { PromptShape } from './prompt.ts'

/** Commands of routers and switches that no shell has. */
const OF_DEVICES =
  /^(?:conf(?:ig(?:ure)?)? +t(?:erm(?:inal)?)?\s*$|configure(?: (?:exclusive|private))?\s*$|enable\s*$|show +(?:run|start|ver|ip|int|vlan|conf|bgp|ospf|arp|mac|log|clock|chassis|system|route|lldp|cdp|module|inventory|spanning|etherchannel|port-channel|standby|vrrp)|request +system|copy +(?:run|start)|wr(?:ite)?(?: +mem(?:ory)?)?\s*$|terminal +length|set +cli|no +shutdown)/

/**
 * The prompts of a network device: beside its `(config)` prompts, its other prompts look like those of a shell, and so does the
 * command that begins to configure it. `open` are the shapes that the block leaves open, such as `switch>`.
 */
export function onDevices(
  lines: readonly string[],
  shapes: readonly (PromptShape | null)[],
  open: readonly (PromptShape | null)[],
): readonly (PromptShape | null)[] {
  const isDevices = (shape: PromptShape | null | undefined, line: string): boolean =>
    shape != null &&
    (shape.language === 'network' ||
      ((shape.language === 'sh' || isName(shape)) && OF_DEVICES.test(line.slice(shape.length))))
  const devices = new Set<string | null>()
  shapes.forEach((shape, index) => {
    const own = shape ?? (isName(open[index]) ? open[index] : null)
    if (isDevices(own, lines[index] ?? '')) devices.add(hostOf(own))
  })
  const named = inAngles(lines, shapes)
  if (devices.size === 0) return named
  return named.map((shape, index) => {
    const line = lines[index] ?? ''
    if (shape === null) {
      // `switch> enable`, before a device lets people configure anything.
      const unprivileged = open[index]
      if (unprivileged == null || !isName(unprivileged) || !devices.has(hostOf(unprivileged))) return null
      return line.length > unprivileged.length ? ofDevice(unprivileged) : null
    }
    if (shape.language !== 'sh') return shape
    return isDevices(shape, line) || (shape.host !== null && devices.has(shape.host)) ? ofDevice(shape) : shape
  })
}

const NAME = /^[A-Za-z][\w.-]*>$/

/** `switch>`, which may belong to a device or a program. */
const isName = (shape: PromptShape | null | undefined): boolean =>
  shape?.language === 'program' && NAME.test(shape.text)

const hostOf = (shape: PromptShape | null | undefined): string | null =>
  shape == null ? null : (shape.host ?? (isName(shape) ? shape.text.slice(0, -1) : null))

const ofDevice = (shape: PromptShape): PromptShape => ({
  ...shape,
  host: hostOf(shape),
  root: false,
  language: 'network',
  strength: 'sure',
})

/** Devices that put their name in angles, and in brackets once they are configured; people type no blank there. */
const ANGLES =
  /^<([A-Z][\w.-]{0,60})> ?(?:dis(?:play)? |sys(?:tem-view)?\b|undo |save\b|reset |reboot\b|startup |quit\b|screen-length )/

/**
 *     <HQ-SW1>system-view
 *     [HQ-SW1-Vlanif10] undo shutdown
 */
function inAngles(lines: readonly string[], shapes: readonly (PromptShape | null)[]): readonly (PromptShape | null)[] {
  const heads = lines.map(line => line.slice(endOfBlanks(line, 0), endOfBlanks(line, 0) + 120))
  const hosts = new Set(heads.map(head => (head.startsWith('<') ? ANGLES.exec(head)?.[1] : undefined)))
  hosts.delete(undefined)
  // No block shows sessions at so many.
  if (hosts.size === 0 || hosts.size > 50) return shapes
  return shapes.map((shape, index) => {
    const head = heads[index] ?? ''
    const [text, angle, bracket] = /^(?:<([\w.-]+)>|\[[~*]?([\w./-]+)\])(?=\s|\S)/.exec(head) ?? []
    if (text === undefined) return shape
    const host = [...hosts].find(name => name === angle || (name !== undefined && bracket?.startsWith(name) === true))
    if (host === undefined) return shape
    const line = lines[index] ?? ''
    const indent = endOfBlanks(line, 0)
    const length = endOfBlanks(line, indent + text.length)
    return { indent, text, length, user: null, host, root: false, language: 'network', strength: 'sure' }
  })
}
