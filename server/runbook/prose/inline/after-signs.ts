import { sign, inTail, isLast, type Sign } from './sign.ts'

/** Signs in the words after the span. */
export const behind: readonly Sign[] = [
  sign(
    'called-command',
    0.7,
    'the word after it calls it a command',
    inTail(/^\s*(?:CLI\s+)?(?:commands?|script|query|statement)\b/i),
  ),
  sign('last', 0.5, 'the sentence ends with it', isLast),
  sign(
    'purpose',
    0.2,
    'its purpose follows',
    inTail(
      /^\s*(?:commands?\s+|script\s+)?(?:again\s+)?(?:to\s+\w|and\s+\w|for\s|so that|until|if\s|once\s|first\b|again\b|instead\b|as\s)/i,
    ),
  ),
  sign(
    'place',
    0.2,
    'the place where it runs follows',
    inTail(/^\s*(?:commands?\s+|script\s+)?(?:on|in|from|at|inside)\s/i),
  ),
]
