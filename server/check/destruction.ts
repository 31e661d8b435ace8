/** What a command destroys. */
import type { Call } from './commands.ts'

/** What a call destroys beyond recall, in words that go on from its name; null when it destroys nothing we know of. */
export function destructionOf(call: Call): string | null {
  const { name, words } = call
  const options = words.filter(word => word?.startsWith('-') === true)
  const operands = words.filter(word => word === null || !word.startsWith('-'))
  const device = call.simple.redirections.find(
    ({ operator, target }) => operator.startsWith('>') && isDisk(target?.text ?? ''),
  )
  if (device !== undefined) return `overwrites \`${device.target?.text ?? ''}\``
  if (name.startsWith('mkfs')) return 'formats a file system'
  const known = Object.hasOwn(destroyers, name) ? destroyers[name] : undefined
  if (known !== undefined) {
    for (const [pattern, what] of known) if (pattern.test(words.map(word => word ?? '…').join(' '))) return what
  }
  if (name === 'rm' && options.some(option => option !== null && /^-[a-zA-Z]*[rR]|^--recursive$/.test(option)))
    return operands.some(word => word !== null && isSystemFolder(word)) ? 'deletes a system folder' : null
  if (name === 'dd') {
    const output = words.find(word => word?.startsWith('of=') === true && isDisk(word.slice(3)))
    return output == null ? null : `overwrites \`${output.slice(3)}\``
  }
  return null
}

const isDisk = (path: string): boolean => /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|mapper\/|disk\/|md|dm-|rbd|x+$)/.test(path)

/** Folders whose loss takes the system or its data with it, and all that is directly in them. */
const isSystemFolder = (path: string): boolean =>
  /^\/+(\*|\.\.?)?$|^\/(bin|boot|dev|etc|home|lib|lib64|opt|root|sbin|srv|usr|var)\/*\**$|^\/(usr|var)\/(lib|local|log|spool|mail)\/*\**$|^\/var\/lib\/(mysql|postgresql|pgsql|etcd|ceph|docker|containerd|kubelet|rook|mongodb|redis|libvirt|rabbitmq|elasticsearch)\b/.test(
    path,
  )

type Destroyer = readonly [pattern: RegExp, what: string]

/** Patterns over a command's words. */
const destroyers: Readonly<Record<string, readonly Destroyer[]>> = {
  wipefs: [[/(^| )(-a|--all|-af)\b/, 'erases file systems']],
  blkdiscard: [[/./, 'erases a device']],
  shred: [[/./, 'erases files beyond recovery']],
  sgdisk: [[/(^| )(-Z|--zap-all|--zap|-o|--clear)\b/, 'erases a partition table']],
  'ceph-volume': [[/\bzap\b.*--destroy/, 'erases a device']],
  dropdb: [[/./, 'deletes a database']],
  lvremove: [[/./, 'deletes a logical volume']],
  vgremove: [[/./, 'deletes a volume group']],
  pvremove: [[/./, 'erases a physical volume']],
  zpool: [[/^destroy\b/, 'deletes a pool']],
  zfs: [[/^destroy\b/, 'deletes a file system']],
  'redis-cli': [[/\bflush(all|db)\b/i, 'deletes all keys']],
  mysqladmin: [[/\bdrop\b/, 'deletes a database']],
  ceph: [[/\bosd pool (delete|rm)\b|\bosd purge\b|\bosd destroy\b|\bfs rm\b/, 'deletes stored data']],
  rados: [[/\brmpool\b|\bpurge\b/, 'deletes stored data']],
  kubectl: [
    [
      /\bdelete\b.*\b(namespaces?|ns|pvc?|persistentvolume(claim)?s?|crds?|customresourcedefinitions?)\b/,
      'deletes what it holds with it',
    ],
  ],
  oc: [
    [
      /\bdelete\b.*\b(namespaces?|ns|projects?|pvc?|persistentvolume(claim)?s?|crds?|customresourcedefinitions?)\b/,
      'deletes what it holds with it',
    ],
  ],
  docker: [[/\bvolume (rm|prune)\b|\bsystem prune\b.*--volumes/, 'deletes stored data']],
  podman: [[/\bvolume (rm|prune)\b|\bsystem prune\b.*--volumes/, 'deletes stored data']],
  'docker-compose': [[/\bdown\b.* (-v|--volumes)\b/, 'deletes stored data']],
  terraform: [[/^destroy\b/, 'deletes infrastructure']],
  mysql: [[/\b(drop (database|schema|table)|truncate)\b/i, 'deletes data']],
  psql: [[/\b(drop (database|schema|table)|truncate)\b/i, 'deletes data']],
}

/** What an SQL statement destroys; null when nothing. */
export function destructionOfSql(text: string): string | null {
  const match =
    /\bdrop\s+(database|schema|table|tablespace)\b(?!\s+if\s+exists\s+tmp)|\btruncate\s+(table\s+)?\w/i.exec(text)
  if (match === null) return /\bdelete\s+from\s+\S+\s*;?\s*$/i.test(text) ? 'deletes every row' : null
  return match[1] === undefined ? 'deletes every row' : `deletes a ${match[1].toLowerCase()}`
}
