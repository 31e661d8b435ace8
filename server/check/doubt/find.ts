import type { Block } from '../../markup/block.ts'
import type { Runbook, StepId } from '../../runbook/model.ts'
import { blocksOf, neighboursOf } from '../blocks.ts'
import type { DoubtfulBlock } from './meaning.ts'

/** The block of a step, if it has lines in doubt; else null. */
export function doubtfulBlock({ stretches, source, markup }: Runbook, step: StepId): DoubtfulBlock | null {
  let last: Block | null = null
  for (const { passages } of stretches)
    for (const passage of passages) {
      const reading = passage.blocks.find(each => each.step === step && each.account.has('unread'))
      if (reading !== undefined)
        for (const { block, before } of neighboursOf(passage, { blocks: blocksOf(passage), before: last }))
          if (block === reading.block) return { reading, source, markup, before }
      last = passage.block.kind === 'section' ? null : passage.block
    }
  return null
}
