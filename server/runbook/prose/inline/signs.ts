import { against } from './against-signs.ts'
import { behind } from './after-signs.ts'
import { before } from './before-signs.ts'
import { looks } from './look-signs.ts'
import { places } from './place-signs.ts'
import type { Sign } from './sign.ts'

/** Every sign by which code spans are weighed. */
export const signs: readonly Sign[] = [...looks, ...before, ...against, ...behind, ...places]

/**
 * The weights that are set by hand, because nothing may overrule them: a text that says not to run a command, for instance.
 * All other weights are learnt.
 */
export const settled: Readonly<Record<string, number>> = Object.fromEntries(
  signs.filter(({ expected }) => expected <= -6).map(({ name, expected }) => [name, expected]),
)

/** The weight of a code span without any sign: it is not a command. */
const NOTHING = -3

/** The weight of each sign before anything is learnt. */
export const expected: Readonly<Record<string, number>> = {
  always: NOTHING,
  ...Object.fromEntries(signs.map(({ name, expected }) => [name, expected])),
}
