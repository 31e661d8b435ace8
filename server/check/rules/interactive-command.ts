import { spanInDocument } from '../../runbook/command-places.ts'
import { callsOf } from '../commands.ts'
import type { Rule } from '../rule.ts'

export const interactiveCommand: Rule = {
  id: 'interactive-command',
  severity: 'hint',
  summary: 'A package manager will stop and ask, so the step waits until somebody answers.',
  *ofStep(step) {
    for (const { command, call } of callsOf(step)) {
      const asking = managers[call.name]
      if (asking === undefined || !Object.hasOwn(managers, call.name)) continue
      const action = call.words.findIndex(word => word !== null && asking.test(word))
      const end = call.spans[action]?.end
      if (end === undefined || call.words.some(word => word === null || answered.test(word))) continue
      // `yes | apt-get …` and a here-document answer for the reader.
      const { start } = call.simple.span
      if (/\byes\s*(['"]?\w*['"]?\s*)?\|[^|]*$/.test(command.text.slice(Math.max(0, start - 80), start))) continue
      if (call.simple.redirections.some(({ operator }) => operator.startsWith('<'))) continue
      yield {
        span: spanInDocument(command, { start, end }),
        message: `\`${call.name} ${call.words[action] ?? ''}\` asks before it goes on: expected \`-y\` or somebody at the terminal`,
      }
      // One question is enough to make a step wait.
      return
    }
  },
}

const packages = /^(install|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove|update|reinstall|downgrade)$/

/** The actions of each that ask. */
const managers: Readonly<Record<string, RegExp>> = {
  'apt-get': /^(install|upgrade|dist-upgrade|remove|purge|autoremove)$/,
  apt: /^(install|upgrade|full-upgrade|dist-upgrade|remove|purge|autoremove)$/,
  aptitude: /^(install|upgrade|safe-upgrade|full-upgrade|dist-upgrade|remove|purge)$/,
  yum: packages,
  dnf: packages,
  zypper: /^(in|install|up|update|dup|dist-upgrade|rm|remove|patch)$/,
}

/** Options that answer, or leave nothing to ask. */
const answered =
  /^(-[a-zA-Z]*y[a-zA-Z]*|-qq|--yes|--assume-?yes|--assumeno|--quiet=2|-s|--simulate|--just-print|--dry-run|-d|--download-?only|-n|--non-interactive|--force-yes|--print-uris)$/
