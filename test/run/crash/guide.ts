import { join } from 'node:path'
import type { Dice } from './dice.ts'

/**
 * A guide whose every step writes down by itself that it begins and ends, in a log of its own that the engine knows
 * nothing of: `start 7`, then `end 7`, or `fail 7`.
 */
export interface EvidentGuide {
  readonly text: string
  readonly steps: number
}

/** What a step does between its two words. `n` is its number, `say` writes to the log. */
const kinds: readonly ((n: number, say: (word: string) => string, folder: string) => readonly string[])[] = [
  (_n, say) => [`${say('start')}; ${say('end')}`],
  (_n, say) => [`${say('start')}; sleep 0.01; ${say('end')}`],
  (_n, say) => [say('start'), 'sleep 0.01', say('end')],
  (_n, say) => [`${say('start')}; seq 3000; ${say('end')}`],
  // It leaves the shell, which begins anew for the next one.
  (_n, say) => [`${say('start')}; ${say('end')}; exit 0`],
  // It fails when it is tried first.
  (n, say, folder) => [
    `${say('start')}; if mkdir ${join(folder, `tried-${n}`)} 2>/dev/null; then ${say('fail')}; (exit 3); else ${say('end')}; fi`,
  ],
  (_n, say) => [`${say('start')}; sleep 1 & ${say('end')}`],
  (n, say) => [`STEP=${n}; export LAST=$STEP`, `${say('start')}`, `cd /; ${say('end')}`],
]

/** A guide of some steps, of which stretches are for the host `db1` where `hosts` is set. */
export function evidentGuide(dice: Dice, folder: string, log: string, hosts: boolean): EvidentGuide {
  const steps = 12 + dice.below(20)
  let there = false
  const sections = Array.from({ length: steps }, (_, n) => {
    if (dice.below(4) === 0) there = hosts && !there
    const commands = dice.of(kinds)(n, word => `echo ${word} ${n} >>${log}`, folder)
    const block = commands.map(command => `${there ? 'db1$' : '$'} ${command}`).join('\n')
    return `## Step ${n}\n\n\`\`\`console\n${block}\n\`\`\`\n`
  })
  return { text: `# Evident\n\n${sections.join('\n')}`, steps }
}
