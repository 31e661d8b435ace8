/**
 * Random texts for tests, the same in every run, so that a failure is of the change at hand; `RUNBOOK_SEED=N` draws
 * others, `RUNBOOK_SEED=random` new ones each time.
 */
import fc from 'fast-check'

const asked = process.env['RUNBOOK_SEED']
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 1 : Number(asked) })

export default fc
