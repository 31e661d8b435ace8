import { readOptions } from './options.ts'
import type { Opening } from './opening.ts'

/** What a call opens, given its words. */
type Opens = (words: readonly string[]) => Opening | null

/** How one kind of call opens a shell, from the words behind its name; `inner` says what the call that it carries opens. */
type Reader = (rest: readonly string[], inner: Opens) => Opening | null

const aShell: Opening = { language: 'sh', user: null, host: null }

const as = (opening: Opening | null, user: string | null): Opening | null =>
  opening === null || opening.user !== null ? opening : { ...opening, user }

/** What is given to a shell as one word: `su -c 'psql shop'`. */
const ofText = (text: string, inner: Opens): Opening | null =>
  /[;&|<>$`(]/.test(text) ? null : inner(text.trim().split(/\s+/))

const shell: Reader = rest => {
  const { given, rest: words } = readOptions(rest, 'c o O rcfile init-file')
  return words.length > 0 || ['c', 's', 'version', 'help'].some(option => given.has(option)) ? null : aShell
}

const su: Reader = (rest, inner) => {
  const { given, rest: words } = readOptions(
    rest.filter(word => word !== '-'),
    'c s g G w command shell group supp-group',
  )
  const user = words[0]?.startsWith('-') === false ? words[0] : 'root'
  const after = readOptions(words.slice(1), 'c s command shell')
  const command = given.get('c') ?? given.get('command') ?? after.given.get('c') ?? after.given.get('command')
  if (command !== undefined) return command === null ? null : as(ofText(command, inner), user)
  return after.rest.length > 0 || given.has('help') ? null : { ...aShell, user }
}

const sudo: Reader = (rest, inner) => {
  const { given, rest: words } = readOptions(rest, 'u g h p C r t T U D R user group host prompt')
  const user = given.get('u') ?? given.get('user') ?? 'root'
  // `sudo PGHOST=db1 psql`
  const call = words.slice(words.findIndex(word => !/^\w+=/.test(word)))
  if (words.length > 0) return as(inner(call), user)
  return ['i', 's', 'login', 'shell'].some(option => given.has(option)) ? { ...aShell, user } : null
}

const env: Reader = (rest, inner) => {
  const { rest: words } = readOptions(rest, 'u C S unset chdir')
  const call = words.findIndex(word => !/^\w+=/.test(word))
  return call < 0 ? null : inner(words.slice(call))
}

const sshOptions = 'b c D E e F I i J L l m O o p Q R S W w B'

const ssh: Reader = (rest, inner) => {
  const before = readOptions(rest, sshOptions)
  const [place, ...others] = before.rest
  const after = readOptions(others, sshOptions)
  const has = (option: string) => before.given.has(option) || after.given.has(option)
  if (place === undefined || ['N', 'f', 'O', 'Q', 'W', 'V', 'G'].some(has)) return null
  const at = place.lastIndexOf('@')
  const user = at > 0 ? place.slice(0, at) : (before.given.get('l') ?? after.given.get('l') ?? null)
  const host = place.slice(at + 1).replace(/^ssh:\/\//, '')
  const there = { language: 'sh', user, host }
  if (after.rest.length === 0) return there
  // A program at a terminal over there: `ssh -t db1 sudo -i`.
  const opened = has('t') ? (inner(after.rest) ?? ofText(after.rest.join(' '), inner)) : null
  return opened === null ? null : { ...there, ...opened, user: opened.user ?? user, host: opened.host ?? host }
}

const chroot: Reader = (rest, inner) => {
  const { rest: words } = readOptions(rest, 'userspec groups')
  if (words.length === 0) return null
  return words.length === 1 ? { ...aShell, user: 'root' } : as(inner(words.slice(1)), 'root')
}

const screen: Reader = rest => {
  const { given, rest: words } = readOptions(rest, 'S t c e h p s T X')
  if (rest.some(word => /^-(?:ls|list|wipe)$/.test(word))) return null
  return words.length > (given.has('r') || given.has('x') ? 1 : 0) ||
    ['X', 'd', 'm', 'Q'].some(option => given.has(option) && !given.has('r'))
    ? null
    : aShell
}

const tmux: Reader = rest => {
  const { rest: words } = readOptions(rest, 'L S f c')
  const [verb = 'new', ...others] = words
  if (!/^(?:new|new-session|a|at|attach|attach-session)$/.test(verb)) return null
  const { given, rest: more } = readOptions(others, 's n t c x y F')
  return given.has('d') && verb.startsWith('new') ? null : more.length > 0 ? null : aShell
}

const containerOptions =
  'e env u user w workdir env-file detach-keys name v volume p publish network net h hostname entrypoint l label m memory mount platform pull restart cpus add-host device cap-add security-opt index n namespace c container context kubeconfig image overrides H host f file profile project-name ns cluster project remote'

/** Verbs that begin a call within something that runs: `exec web bash`, `run -it debian`. */
const container =
  (verbs: RegExp, terminalIsGiven: boolean): Reader =>
  (rest, inner) => {
    const { rest: words } = readOptions(rest, containerOptions)
    const verb = /^(?:compose|container|compute|alloc)$/.test(words[0] ?? '') ? 1 : 0
    const behind = verb === 0 ? words : readOptions(words.slice(1), containerOptions).rest
    const name = behind[0] ?? ''
    if (!verbs.test(name)) return null
    const isTerminal = terminalIsGiven || verb === 1 || /^(?:rsh|debug|shell|enter|ssh|console|login)$/.test(name)
    return within(behind.slice(1), isTerminal, name, inner)
  }

/** What stands behind `exec`: options, the container, options, and the call. */
function within(words: readonly string[], isTerminal: boolean, verb: string, inner: Opens): Opening | null {
  const end = words.indexOf('--')
  const own = end < 0 ? words : words.slice(0, end)
  const before = readOptions(own, containerOptions)
  const after = readOptions(before.rest.slice(1), containerOptions)
  const given = new Map([...before.given, ...after.given])
  const has = (...options: string[]) => options.some(option => given.has(option))
  if (has('d', 'detach', 'T') || (has('command') && verb === 'ssh')) return null
  if (!isTerminal && !has('i', 't', 'interactive', 'tty', 'stdin')) return null
  const user = given.get('u') ?? given.get('user') ?? null
  const call = end < 0 ? after.rest : words.slice(end + 1)
  if (call.length > 0) return as(inner(call), user)
  // Without a call the container says what runs: a shell, wherever a shell is asked for.
  return before.rest.length > 0 && verb !== 'exec' ? { ...aShell, user } : null
}

const docker = container(/^(?:exec|run|attach)$/, false)
const kubectl = container(/^(?:exec|run|attach|debug|rsh)$/, false)
const lxc = container(/^(?:exec|shell|console)$/, true)

/** Calls whose first words alone tell that they open a shell. */
const byVerb =
  (pattern: RegExp): Reader =>
  rest =>
    pattern.test(rest.join(' ')) ? aShell : null

const carrier: Reader = (rest, inner) => inner(rest)

const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(
    ['bash', 'sh', 'zsh', 'ksh', 'dash', 'ash', 'fish', 'csh', 'tcsh', 'rbash'].map(name => [name, shell]),
  ),
  su,
  runuser: su,
  sudo,
  doas: sudo,
  env,
  command: carrier,
  winpty: carrier,
  ssh,
  mosh: ssh,
  chroot,
  'arch-chroot': chroot,
  screen,
  tmux,
  docker,
  podman: docker,
  nerdctl: docker,
  crictl: docker,
  'docker-compose': container(/^(?:exec|run)$/, true),
  nomad: kubectl,
  kubectl,
  oc: kubectl,
  k3s: (rest, inner) => (rest[0] === 'kubectl' ? kubectl(rest.slice(1), inner) : null),
  lxc,
  incus: lxc,
  pct: container(/^(?:enter|exec|console)$/, true),
  'lxc-attach': (rest, inner) => {
    const { rest: words } = readOptions(rest, 'n name P v u g')
    return words.length === 0 ? aShell : inner(words)
  },
  nsenter: (rest, inner) => {
    const { rest: words } = readOptions(rest, 't S G target')
    return words.length === 0 ? aShell : inner(words)
  },
  machinectl: byVerb(/^(?:shell|login)\b/),
  virsh: byVerb(/^console \S/),
  vagrant: byVerb(/^ssh(?!.*\s(?:-c|--command)\b)/),
  gcloud: byVerb(/\bcompute ssh\b(?!.*\s--command\b)/),
  heroku: byVerb(/^run (?:ba)?sh\b/),
  cephadm: byVerb(/^(?:shell(?: -(?!-)\S+(?: \S+)?| --\w\S*(?: \S+)?)*|enter(?: --?\S+ \S+)*)$/),
  toolbox: byVerb(/^(?:enter\b.*)?$/),
  distrobox: byVerb(/^enter [^-]\S*$/),
  poetry: byVerb(/^shell$/),
  pipenv: byVerb(/^shell$/),
  'nix-shell': byVerb(/^(?!.*--run\b)/),
  newgrp: byVerb(/^-? ?\w[\w-]*$/),
  // It writes down what is typed in the shell that it opens.
  script: byVerb(/^(?:-a )?[\w./-]*$/),
}

/** What they are called. */
export const shellNames: readonly string[] = Object.keys(readers)

/** The shell that a call opens, on this machine or elsewhere; null when it opens none. */
export function shellOpenedBy(name: string, rest: readonly string[], inner: Opens): Opening | null {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined
  return reader === undefined ? null : reader(rest, inner)
}
