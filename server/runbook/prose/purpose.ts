import type { Purpose } from '../model.ts'
import { withoutNumber } from './title.ts'

/** What is done to a system as a whole; a title that says more names one thing in it, and is a step of the work. */
const WORK = String.raw`(?:the |your |an? )?(?:(?:version|system|software|database|data|major|minor|rolling) )?(?:upgrade|update|upgrading|updating|migration|migrating|installation|installing|deployment|deploying|maintenance|restore|restoring|recovery|failover|cut-?over|changes?|procedure)s?\b`
const PHASE = String.raw`(?:upgrade|update|migration|install(?:ation)?|deployment|maintenance)s?`

const startsWith = (...ways: readonly string[]): RegExp => new RegExp(`^(?:${ways.join('|')})`, 'i')

const preparation = startsWith(
  String.raw`before (?:you|we) (?:begin|start|upgrade|update|migrate|install|proceed|continue)\b`,
  String.raw`before (?:beginning|starting|${WORK})`,
  String.raw`pre-?requisites?\b`,
  String.raw`(?:[\w-]+ ){0,2}(?:pre-?requisites|requirements)$`,
  String.raw`prepar(?:e|ing|ations?)(?:$| (?:for|to)\b| (?:steps|tasks|work)$| ${WORK}$)`,
  String.raw`pre-?(?:${PHASE}|flight)\b`,
  String.raw`what you(?:'ll| will)? need\b`,
  String.raw`(?:assumptions|preliminar(?:y|ies)|getting ready)\b`,
)

const verification = startsWith(
  String.raw`(?:final )?(?:verif(?:y|ying|ications?)|validat(?:e|ing|ions?)|confirm(?:ing)?)\b`,
  String.raw`(?:check|test|make sure|ensure)(?:ing)? (?:that|if|whether)\b`,
  String.raw`(?:check|test)(?:ing)? (?:it|(?:the )?(?:results?|outcome)|${WORK})$`,
  String.raw`(?:sanity|smoke|acceptance|final|functional) (?:checks?|tests?|testing)\b`,
  String.raw`(?:[\w-]+ ){0,2}(?:verification|validation)$`,
  String.raw`post-?${PHASE} (?:checks?|checklists?|tests?|testing|verifications?|validations?)\b`,
)

/** What a section is for, told by its title; null for the work itself. */
export function purposeOf(title: string): Purpose | null {
  const text = withoutNumber(title.slice(0, 200)).trim()
  return preparation.test(text) ? 'preparation' : verification.test(text) ? 'verification' : null
}
