import { ARTICLE, sign, inHead, inEnd, inTail, isTold, begins, type Sign } from './sign.ts'

const PLACING =
  /^\W*(?:then\s+|now\s+|please\s+)?(?:replace|substitute|prefix|suffix|prepend|append|begin|end|fill|populate|swap|compare|combine|change|label|annotate|tag|mark|wrap|surround|configure|define|set|add|remove|rename|edit|insert|put|include)\b/i

const RUNS = String.raw`(?:re-?)?(?:runs?|running|ran|execut(?:e|es|ed|ing)|us(?:e|es|ed|ing)|issu(?:e|es|ing)|invok(?:e|es|ing)|calls?|calling|types?|typing|try|launch(?:es)?)`

/** Signs that the reader is not told to run the span here. */
export const against: readonly Sign[] = [
  sign(
    'before-running',
    -3,
    'the text says when or whether it is run',
    inHead(
      new RegExp(
        String.raw`\b(?:before|after|when|while|whenever|once|prior to|until|if|since|as if)\s+(?:you\s+|we\s+|by\s+)?(?:have\s+|had\s+)?(?:[\w-]+ly\s+)?${RUNS}${ARTICLE}(?:\s+\w+)?\s*:?\s*$`,
        'i',
      ),
    ),
  ),
  sign(
    'refused',
    -9,
    'the text says not to run it',
    inHead(
      new RegExp(
        String.raw`\b(?:do not|don't|don’t|never|not|cannot|can't|avoid|instead of|rather than|without|than|unlike|no need to|no longer(?: need to)?|not need to|needn't|refrain from|nor)\s+(?:[\w-]+\s+){0,3}?${RUNS}${ARTICLE}(?:\s+\w+)?\s*:?\s*$`,
        'i',
      ),
    ),
  ),
  sign(
    'refused-behind',
    -6,
    'the text after it says not to run it',
    inTail(
      /^\s*(?:commands?\s+|script\s+)?(?:(?:is|are)\s+(?:no longer|not|deprecated|obsolete|unsupported|forbidden)|(?:should|must|can|may|need|do|does|will)\s?(?:not|no longer)|cannot|mustn't|shouldn't)\b/i,
    ),
  ),
  sign(
    'other-runs',
    -3,
    'something else runs it',
    inHead(
      new RegExp(
        String.raw`\b(?:that|which|who|it|they|this|he|automatically|internally|attempts to|tries to|used to|able to|going to|script|installer|operator|command|job|playbook|service|program|system|users?|operators|nodes)(?:\s+\([^()]*\))?\s+(?:will\s+|can\s+|may\s+|should\s+|then\s+)?(?:runs?|executes?|uses?|issues?|invokes?|calls?)${ARTICLE}(?:\s+\w+)?\s*:?\s*$`,
        'i',
      ),
    ),
  ),
  sign(
    'something-runs',
    -3.5,
    'the sentence says what something else runs',
    inHead(
      /\b(?:the|an?|this|that|each|every|all|our)\s+[\w-]+(?:\s+[\w-]+)?(?:\s+\([^()]*\))?\s+(?:(?:will|would|may|might|automatically|then|internally)\s+(?:run|execute|use|call|invoke|issue)|runs|executes|uses|calls|invokes|issues)(?:\s+the)?\s*:?\s*$|(?:^\W*|,\s+)(?!(?:you|we|i)\b)(?:(?:the|this|an?)\s+)?[\w-]+(?:\s[\w-]+)?\s+(?:will|would|might|automatically)\s[^.;:]{1,120}\b(?:and|then)\s+(?:run|execute|use|call|invoke)(?:\s+the)?\s*$/i,
    ),
  ),
  sign('awaited', -2.5, 'it is part of a condition', inHead(/\b(?:until|whether|that|when|if|once|unless)\s*$/i)),
  sign(
    'same-as',
    -1.5,
    'it is compared with something',
    inHead(
      /\b(?:equivalent to|similar to|same as|equal to|corresponds to|instead of|rather than|than|unlike|called|named|known as)\s+(?:the\s+)?(?:running\s+)?$/i,
    ),
  ),
  sign('placed', -1.5, 'it is text to insert or to edit', span => PLACING.test(span.clause) || PLACING.test(span.head)),
  sign(
    'replaced',
    -4,
    'something is replaced with it',
    span =>
      /\b(?:replace|substitute|prefix|suffix|prepend|append|change|rename|fill|swap|compare)\b/i.test(span.head) &&
      /\b(?:with|by|to|of)\s*:?\s*$/i.test(span.head),
  ),
  sign(
    'answer',
    -4,
    'it is the answer to a question of a program',
    span =>
      span.isSingle &&
      (/\b(?:asked|asks|prompted|prompts|confirm\w*|answer\w*|question)\b/i.test(span.head) ||
        /^(?:y|n|yes|no|ok)$/i.test(span.text)),
  ),
  sign(
    'in-it',
    -1,
    'it follows a preposition',
    inHead(/\b(?:in|of|from|into|under|inside|within|to|for|between|about)(?:\s+(?:the|a|your|this))?\s*$/i),
  ),
  sign(
    'noun',
    -1,
    'the word before it calls it something else than a command',
    inEnd(
      /\b(?:file|folder|directory|option|flag|value|setting|parameter|variable|role|playbook|module|user|group|package|service|table|column|database|key|field|string|message|line|error|pattern|tag|branch|name|host|label|method|function|hook|type|version|image|container|pod|namespace|default|format|syntax|property|status|state)s?\s*[:=]?\s*$/i,
    ),
  ),
  sign(
    'said',
    -1,
    'the text shows it as a value or a message',
    inEnd(
      /\b(?:example|default|note|string|message|line|value|name|text|title|error|pattern|output|log|status|state)\b[^:]*:\s*$/i,
    ),
  ),
  sign('article', -0.5, 'an article comes before it', inHead(/\b(?:the|a|an|this|that|its|your)\s*$/i)),
  sign('question', -0.3, 'the sentence is a question', inTail(/\?\s*$/)),
  sign(
    'kind-of',
    -1.5,
    'the word after it calls it something else than a command',
    inTail(
      /^\s*(?:playbooks?|roles?|tasks?|tests?|actions?|jobs?|modes?|options?|containers?|pods?|services?|migrations?|targets?|tools?|utility|methods?|functions?|flags?|parameters?|plugins?|modules?|phases?|steps?|stages?|branch|files?|settings?|variables?|values?|packages?|process(?:es)?|users?|directory|folder|image|tables?|argument|subcommand|errors?|messages?|status|state|API|client|daemon|binary|package)\b/i,
    ),
  ),
  sign(
    'is',
    -1,
    'the text says what it is or does',
    inTail(
      /^\s*(?:commands?\s+|script\s+|tool\s+)?(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|must|should|lists?|shows?|prints?|returns?|allows?|lets|provides?|performs?|runs?|creates?|takes?|fails?|works?|reports?|checks?|supports?|displays?|also)\b/i,
    ),
  ),
  sign(
    'works-with',
    -1.5,
    'its arguments are in the text',
    span =>
      (span.isBare || span.isSingle || /\s--[a-z-]+$/.test(span.text)) &&
      /^\s*(?:command\b\s*)?(?:(?:on\b.{0,40}\b)?(?:with|using|against|specifying|passing)\b)/i.test(span.tail),
  ),
  sign(
    'each',
    -3.5,
    'the text names what it works on',
    span =>
      (span.isBare || span.isSingle) &&
      /^\s*(?:on|for|against)\s+(?:each|every)\s/i.test(span.tail) &&
      !/^\s*\w+\s+\w+\s+(?:[\w-]+\s+)?(?:host|node|server|machine|instance|member|broker|replica|vm|master|worker|controller|cluster|site)s?\b/i.test(
        span.tail,
      ),
  ),
  sign(
    'defined',
    -1.5,
    'the text defines it',
    span => begins(span) && !span.isAlone && /^\s*(?:[:–—]|-\s|\(|=)/.test(span.tail),
  ),
  sign(
    'described',
    -1,
    'the section describes, it does not instruct',
    span => span.context.isDescribed && !isTold(span),
  ),
  sign('by-program', -9, 'a program does this, not the reader', ({ context }) => context.isDoneByProgram),
  sign('spelled-out', -9, 'the next block shows it', ({ context, text }) => context.isSpelledOut(text)),
  sign('refused-lead', -9, 'the text before it says not to do this', ({ context }) => context.isRefused),
]
