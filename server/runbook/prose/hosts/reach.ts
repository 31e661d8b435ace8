/** Programs that work on the machines in their arguments or an inventory, wherever they are typed. */
const REMOTE =
  /(?:^|[\s;&|(])(?:pssh|pdsh|clush|mussh|dsh|ansible|ansible-playbook|[a-z]+-ansible|salt|fab|bolt|kubectl|oc|helm|terraform)\s|\s--(?:hosts?|machines?|nodes?|limit|inventory)[= ]/

/** How a command reaches other machines itself: it logs in there, or works on them from here; null when it does neither. */
export const reachOf = (command: string): 'login' | 'work' | null =>
  /(?:^|[\s;&|(])ssh\s/.test(command) ? 'login' : REMOTE.test(command) ? 'work' : null
