const NOT = String.raw`(?:do not|don't|don’t|never|(?:should|must|can|may|need|do|does|will)(?:\s+not|n't|n’t)|cannot|no need to|no longer(?: need(?:s|ed)? to)?|avoid|refrain from|instead of|rather than|not be)`

/** "You should not run this:", "Do not attempt to run:", "There is no need to run these:"; not "Do not forget to run:". */
const REFUSED = new RegExp(
  String.raw`\b${NOT}\s+(?:(?:ever|just|simply|yet|be|attempt|try|attempting|trying|have|to)\s+){0,3}(?:run|running|use|used|using|execute|executed|executing|type|typing|issue|issuing|call|calling|invoke|do)\b(?!.*\b(?:but|unless|until|before)\b)[^.]*:?\s*$`,
  'i',
)

/** Whether a sentence that leads to commands says not to run them. */
export const refuses = (sentence: string): boolean => REFUSED.test(sentence.slice(-250))
