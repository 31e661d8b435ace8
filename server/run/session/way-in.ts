import type { Language } from '../../runbook/model.ts'
import { bootstrap } from './bootstrap.ts'
import type { Terminal } from './terminal.ts'
import { type Delivery, encode, InBandDelivery } from './delivery.ts'
import { loaders } from './open-carried.ts'
import type { Greeting } from './shell-start.ts'

/** How a shell or a program that a command has opened is made to take commands, over the terminal that it was opened on. */
export interface WayIn {
  readonly language: Language
  /** The programs that speak it, as the kernel calls them. */
  readonly programs: RegExp
  /** The end of the line in which they wait for a statement, without blanks behind it. */
  readonly prompt: RegExp
  /** The one line that is typed at the prompt: it says the marker (see marker-scanner.ts), and does no harm anywhere. */
  hello(marker: string): string
  /** What is typed then: when it has been read, the marker `R` comes with this nonce. */
  welcome(nonce: string): string
  delivery(nonce: string, greeting: Greeting): Delivery
  /** Of a program that takes one line at a time and asks nothing itself: what it is spoken to through, given its terminal. */
  terminal?(around: Terminal): Terminal
  /** Why it cannot be given a text, in words that follow "the command"; null when it can. */
  objection?(text: string): string | null
  /** What leaves it, typed at its prompt. */
  readonly leaving: string
}

/** Into a shell of any kind, which becomes a bash there. */
export const intoShell: WayIn = {
  language: 'sh',
  programs: /^-?(?:bash|sh|dash|ash|busybox|zsh|fish|m?ksh(?:93)?|t?csh)$/,
  prompt: /[$#%>❯»›➜λ]$/,
  hello: marker => ` printf '\\033]633;${marker}\\007';exec bash --noprofile --norc --noediting -i`,
  welcome: nonce => {
    // Its terminal is another shell's: when that has gone it must end, too.
    const told = { nonce, folder: null, terminal: true, borrowed: true, practice: null, restore: null }
    return [loaders.bash, ...encode(bootstrap(told)), '.', ''].join('\n')
  },
  delivery: (_nonce, { dialect, pipes }) => new InBandDelivery(dialect, pipes),
  // A second time, should the first only have warned of stopped jobs.
  leaving: ' builtin exit 0; builtin exit 0\n',
}
