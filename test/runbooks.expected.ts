/** `[line, host, first line of the command]`; `#` before the text marks a root prompt. */
export type ExpectedCommand = readonly [line: number, host: string | null, text: string]

export interface ExpectedRunbook {
  readonly title: string
  readonly commands: readonly ExpectedCommand[]
  /** `[line, text]` of commands in running text. */
  readonly inline: readonly (readonly [number, string])[]
  readonly outputLines: readonly number[]
  /** `[line, text]`. */
  readonly placeholders: readonly (readonly [number, string])[]
  /** `[line, path]` of content that belongs into a file. */
  readonly files: readonly (readonly [number, string | null])[]
  /** First lines of steps to do by hand. */
  readonly manual: readonly number[]
  /** Titles of the sections that undo another part. */
  readonly rollbacks: readonly string[]
  /** `[line, rule]` of every problem, by place. */
  readonly problems: readonly (readonly [number, string])[]
}

/** What each sample is meant to be understood as; lines count from 1. */
export const expectedRunbooks: Readonly<Record<string, ExpectedRunbook>> = {
  'paasmaker-upgrade.md': {
    title: 'Keeping Paasmaker up to date',
    commands: [
      [26, null, 'ps aux | grep redis-server'],
      [30, null, 'kill 21347'],
      [56, null, '. thirdparty/python/bin/activate'],
      [57, null, 'alembic upgrade head'],
      [58, null, 'deactivate'],
    ],
    inline: [],
    outputLines: [27, 28, 29],
    placeholders: [[30, '21347']],
    files: [],
    manual: [18, 20, 32],
    rollbacks: [],
    problems: [],
  },
  'synnefo-0.16.rst': {
    title: 'Synnefo v0.16 for operators',
    commands: [
      [29, null, 'service gunicorn stop'],
      [30, null, 'service snf-dispatcher stop'],
      [31, null, 'service snf-ganeti-eventd stop'],
      [46, 'astakos.host', 'apt-get install \\'],
      [55, 'cyclades.host', 'apt-get install \\'],
      [65, 'pithos.host', 'apt-get install \\'],
      [76, 'ganeti.node', 'apt-get install \\'],
      [102, 'astakos-host', 'snf-manage syncdb'],
      [103, 'astakos-host', 'snf-manage migrate'],
      [105, 'cyclades-host', 'snf-manage syncdb'],
      [106, 'cyclades-host', 'snf-manage migrate'],
      [108, 'pithos-host', 'pithos-migrate upgrade head'],
      [122, 'astakos.host', '# service gunicorn start'],
      [123, 'cyclades.host', '# service gunicorn start'],
      [124, 'pithos.host', '# service gunicorn start'],
      [126, 'cyclades.host', '# service snf-dispatcher start'],
    ],
    inline: [],
    outputLines: [],
    placeholders: [
      [14, '__placeholder__'],
      [111, '__placeholder__'],
    ],
    files: [],
    manual: [33, 35, 111],
    rollbacks: [],
    problems: [
      [14, 'placeholder-step'],
      [31, 'service-never-restarted'],
      [46, 'interactive-command'],
      [85, 'inline-markup-unclosed'],
      [102, 'host-spelling'],
      [105, 'host-spelling'],
      [108, 'host-spelling'],
      [111, 'placeholder-step'],
    ],
  },
  'synnefo-0.19.rst': {
    title: 'Synnefo v0.19 for operators',
    commands: [
      [45, null, '# apt-get update'],
      [46, null, '# apt-get upgrade'],
      [47, null, '# apt-get dist-upgrade'],
      [76, null, '# apt-get update'],
      [77, null, '# apt-get upgrade'],
      [78, null, '# apt-get dist-upgrade'],
      [87, null, '# service gunicorn stop'],
      [93, null, '# service archipelago stop'],
      [103, null, '# snf-manage migrate'],
      [205, null, '# service archipelago start'],
      [212, null, '# service gunicorn start'],
    ],
    inline: [],
    outputLines: [],
    placeholders: [
      [35, '(?)'],
      [55, '???'],
    ],
    files: [[118, '/etc/gunicorn.d/synnefo']],
    manual: [32, 35, 40, 41, 49, 65, 66, 148, 191],
    rollbacks: [],
    problems: [
      [32, 'empty-section'],
      [35, 'empty-section'],
      [35, 'unresolved-question'],
      [39, 'title-underline-too-short'],
      [46, 'interactive-command'],
      [55, 'unresolved-question'],
      [77, 'interactive-command'],
      [120, 'console-block-without-commands'],
      [198, 'duplicate-step-number'],
    ],
  },
  'stackstorm-upgrade.rst': {
    title: 'New versions of StackStorm',
    commands: [],
    inline: [
      [13, 'st2 key list -j > kv_file.json'],
      [14, 'st2 run packs.install packs=<pack-list> repo_url=<repo-url>'],
      [16, 'st2 key load kv_file.json'],
      [33, 'update-system'],
      [34, 'st2ctl restart'],
    ],
    outputLines: [],
    placeholders: [
      [9, 'VERSION_OLD'],
      [9, 'VERSION_NEW'],
      [11, 'VERSION_NEW'],
      [12, 'VERSION_OLD'],
      [14, '<pack-list>'],
      [14, '<repo-url>'],
      [17, 'VERSION_OLD'],
    ],
    files: [],
    manual: [11, 12, 15, 17, 32, 35, 36, 37],
    rollbacks: [],
    problems: [[7, 'undefined-substitution']],
  },
  'engage-upgrade.rst': {
    title: 'Upgrading an application',
    commands: [],
    inline: [],
    outputLines: [],
    placeholders: [],
    files: [],
    manual: [4, 23, 29, 54, 66, 73],
    rollbacks: ['If an upgrade fails: rollback'],
    problems: [],
  },
  'tour.md': {
    title: 'A tour of Runbook',
    commands: [
      [12, null, 'uname -s'],
      [14, null, 'echo "Bash $BASH_VERSION in $PWD"'],
      [24, null, 'tour=$(mktemp -d)'],
      [25, null, 'cd "$tour"'],
      [26, null, 'pwd'],
      [35, null, 'remember() {'],
      [48, null, 'remember "<name> takes the tour"'],
      [57, null, 'remember "the shell is still in $PWD"'],
      [58, null, 'cat notes.txt'],
      [71, null, 'cd /'],
      [72, null, 'rm "$tour/notes.txt"'],
      [73, null, 'rmdir "$tour"'],
      [74, null, 'unset tour'],
      [75, null, 'unset -f remember'],
    ],
    inline: [],
    outputLines: [13, 15],
    placeholders: [[48, '<name>']],
    files: [],
    manual: [63, 64],
    rollbacks: [],
    problems: [],
  },
  'stop-at-failure.md': {
    title: 'When a step fails',
    commands: [
      [11, null, 'attempt=1'],
      [12, null, 'echo "attempt $attempt"'],
      [21, null, 'ls no-such-folder'],
      [22, null, 'echo "this must never be printed"'],
      [30, null, 'echo "this must not be reached by itself"'],
    ],
    inline: [],
    outputLines: [],
    placeholders: [],
    files: [],
    manual: [],
    rollbacks: [],
    problems: [],
  },
}
