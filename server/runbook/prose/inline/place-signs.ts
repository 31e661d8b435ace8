import { sign, isSure, isLed, isLast, type Sign } from './sign.ts'

/** Signs in the place of the span in its document. */
export const places: readonly Sign[] = [
  sign('alone-step', 2, 'the whole item is this command', span => span.isAlone && span.context.isStepItem),
  sign(
    'alone-announced',
    2,
    'the whole paragraph is this command, and the text above leads to it',
    span => span.isAlone && span.context.isAnnounced,
  ),
  sign(
    'alone-set-out',
    1.5,
    'the whole paragraph is this command',
    span => span.isAlone && span.context.isSetOut && isSure(span),
  ),
  sign(
    'alone-item',
    1,
    'the whole list item is this command',
    span => span.isAlone && span.context.isItem && isSure(span),
  ),
  sign('alone', 1, 'the text is nothing but this', ({ isAlone }) => isAlone),
  sign('step', 0.3, 'it is in a step of a procedure', ({ context }) => context.isStepItem),
  sign('item', 0.3, 'it is in a list item', ({ context }) => context.isItem),
  sign(
    'item-led',
    0.8,
    'a few words in a list item lead to it',
    span => span.context.isItem && isLed(span) && isLast(span),
  ),
]
