import { leaves } from '../../sessions/leaving.ts'
import type { Span } from './span.ts'

/** One observation about a code span: a name, what it says to a reader, and when it is so. */
export interface Sign {
  readonly name: string
  /** How much it is expected to say before anything is learnt. */
  readonly expected: number
  readonly sentence: string
  readonly is: (span: Span) => boolean
}

const VERB = String.raw`(?:re-?)?(?:run|execute|issue|invoke|launch|type|enter)`
const USE = String.raw`(?:use|try)`
const ARTICLE = String.raw`(?:\s+(?:the|this|a|an|these|either|again|just|simply|first|now|something like))*`
const NOUN = String.raw`(?:\s+(?:following|below|cli|shell|bash|sql|same|linux|standard|simple|next|generic|usual|regular))*(?:(?:\s+[\w-]+){0,2}\s+(?:commands?|query|statement|script))?`
const START = String.raw`(?:^\W*(?:\([^()]{1,60}\)\s*)?|[.;:,(!?–—]\s*|\s-\s+|\b(?:then|and|or|to|please|can|must|should|could|may|now|also|just|simply|next|first|finally|again|instead|(?:you|we)(?: will)?|you'll|manually|do|either|not yet|alternatively|optionally)\s+)`

const told = new RegExp(`${START}${VERB}${ARTICLE}${NOUN}\\s*:?\\s*$`, 'i')
const used = new RegExp(`${START}${USE}${ARTICLE}${NOUN}\\s*:?\\s*$`, 'i')
const means = new RegExp(
  String.raw`\b(?:by|try|consider)\s+(?:[\w-]+ly\s+)?(?:re-?)?(?:running|executing|issuing|typing|invoking|calling|entering|using)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
const passive = new RegExp(
  String.raw`\b(?:can|could|may|should|must)\s+(?:also\s+|then\s+|now\s+|easily\s+)?be\s+(?:\w+ly\s+)?\w+(?:ed|wn|en|ne|nd|un|lt)(?:\s+(?!by\b)\w+){0,6}\s+(?:with|using|via|by|by running|through)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
const PLACING =
  /^\W*(?:then\s+|now\s+|please\s+)?(?:replace|substitute|prefix|suffix|prepend|append|begin|end|fill|populate|swap|compare|combine|change|label|annotate|tag|mark|wrap|surround|configure|define|set|add|remove|rename|edit|insert|put|include)\b/i
const LOOKING =
  /(?:^|[,;:(]\s*|\b(?:and|then|now|to|please|can|also)\s+)(?:check|verify|confirm|see|look|inspect|view|monitor|watch|show|list|review|ensure|make sure|double-check|find)\b/i

const sign = (name: string, expected: number, sentence: string, is: Sign['is']): Sign => ({
  name,
  expected,
  sentence,
  is,
})
const inHead = (pattern: RegExp) => (span: Span) => pattern.test(span.head)
/** What stands right before it; cheaper where only the end counts. */
const inEnd = (pattern: RegExp) => (span: Span) => pattern.test(span.head.slice(-60))
const inTail = (pattern: RegExp) => (span: Span) => pattern.test(span.tail)
const inText = (pattern: RegExp) => (span: Span) => pattern.test(span.text)

const isTold = inHead(told)
const isMeans = inHead(means)
const isPassive = inHead(passive)
const isSure = (span: Span) => span.likeness === 'command' && !span.isSingle
const isWhole = (span: Span) => isSure(span) && !span.isBare
const isWith = inHead(/\b(?:with|using|via|through|by)(?:\s+(?:the|this|a))?(?:\s+[\w-]+)?(?:\s+commands?)?\s*:?\s*$/i)
const isLed = inHead(/(?:[:：]|\s[–—-])\s*$/)
const isBracketed = inHead(
  /[(（](?:using\s+|with\s+|via\s+|run\s+|command:\s*|e\.g\.,?\s*|i\.e\.,?\s*|for example,?\s*|example:\s*)?$/i,
)
const isLast = inTail(/^\s*(?:$|[.;)]+(?:\s|$)|[。）])/)
const begins = (span: Span) => /^\W*$/.test(span.head)

/** What the span looks like. */
const looks: readonly Sign[] = [
  sign('sure', 1, 'it is a command of a known program, or has the form of one', isSure),
  sign('whole', 1, 'it is a command with its arguments', isWhole),
  sign('maybe', 0, 'its words may be a command', ({ likeness, isSingle }) => likeness === 'maybe' && !isSingle),
  sign(
    'unlike',
    -1,
    'it does not look like a command',
    ({ likeness, isSingle, isSql }) => likeness === 'no' && !isSingle && !isSql,
  ),
  sign('single', -2, 'it is one word', ({ isSingle }) => isSingle),
  sign('program', 0.7, 'it names a program', ({ isProgram }) => isProgram),
  sign('script', 1.5, 'it is the path of a program', ({ isSingle, text }) => isSingle && text.includes('/')),
  sign(
    'bare',
    -0.3,
    'it is a program and its subcommand without arguments',
    ({ isBare, isSingle }) => isBare && !isSingle,
  ),
  sign('option', 0.3, 'it has options', inText(/\s--?[A-Za-z]/)),
  sign('root', 1, 'it is run as root', inText(/^(?:sudo|doas)\s/)),
  sign('environment', 0.8, 'a variable is set for it', inText(/^[A-Z_]\w*=\S+\s+\S/)),
  sign('sql', 0.5, 'it is a statement of SQL', ({ isSql, text }) => isSql && /;$|\s/.test(text)),
  sign('ended', 0.7, 'it ends as a statement does', ({ isSql, text }) => isSql && /;$/.test(text)),
  sign('blank', 0.5, 'parts of it are to be filled in', inText(/<[\w -]+>|\$\{\w+\}|\{\{/)),
  sign('piped', 0.3, 'it is joined to others', inText(/\s(?:\||&&|>>?)\s/)),
  sign(
    'reads',
    0.8,
    'it only tells how things are',
    span =>
      !span.isSingle &&
      /^[\w.-]+(?:\s[\w-]+){0,2}\s(?:status|list|info|show|get|describe|version|logs?|history|check|health)\b/.test(
        span.text,
      ),
  ),
  sign('keywords', -1.5, 'it is nothing but words in capitals', inText(/^[A-Z]{2,}(?:\s+[A-Z]{2,})*$/)),
  sign('list', -1.5, 'it lists several things', inText(/\w, \w/)),
  sign(
    'words',
    -1,
    'it is nothing but words',
    span => span.isBare && !span.isSingle && span.likeness !== 'command' && !isTold(span),
  ),
  sign('capital', -0.6, 'it begins with a capital', inText(/^[A-Z][a-z]/)),
]

/** What the words before it say. */
const before: readonly Sign[] = [
  sign('told', 3.5, 'the text tells to run it', isTold),
  sign('told-single', 1.5, 'the text tells to run it, though it is one word', span => isTold(span) && span.isSingle),
  sign('told-the', -0.3, 'the text tells to run "the" one', inHead(new RegExp(`${START}${VERB}\\s+the\\s*$`, 'i'))),
  sign('used', 2.2, 'the text tells to use it', inHead(used)),
  sign(
    'used-bare',
    -0.7,
    'the text tells to use what has no arguments',
    span => (span.isBare || span.isSingle) && used.test(span.head) && !/\btry\b[^,.]{0,20}$/i.test(span.head),
  ),
  sign('means', 2.5, 'something is done by running it', isMeans),
  sign(
    'means-single',
    -0.5,
    'something is done by running it, though it is one word',
    span => isMeans(span) && span.isSingle && !span.text.includes('/'),
  ),
  sign('passive', 2, 'something can be done with it', isPassive),
  sign('with', 1.3, 'the reader is told to do something with it', span => isWith(span) && span.tells),
  sign('with-bare', -0.5, 'what has no arguments is the means', span => isWith(span) && (span.isBare || span.isSingle)),
  sign(
    'with-look',
    1,
    'the reader is told to look at something with it',
    span => isWith(span) && LOOKING.test(span.head),
  ),
  sign(
    'program-look',
    2,
    'the reader is told to look at something with a program',
    span => span.isProgram && isWith(span) && LOOKING.test(span.head),
  ),
  sign(
    'done-by',
    -2.5,
    'something is done by it already',
    span => /\b\w+(?:ed|wn|nt|en)\s+(?:by|through|via)(?:\s+the)?\s*$/i.test(span.head) && !isPassive(span),
  ),
  sign(
    'same-verb',
    -3,
    'its program is what is told, and on what stands in the text',
    span =>
      isWith(span) &&
      !leaves(span.text) &&
      new RegExp(`\\b${/^[a-z]+/.exec(span.text)?.[0] ?? 'x'}\\s+(?:it|them|these|those|the)\\b`, 'i').test(span.head),
  ),
  sign('command-noun', 1, 'it is called a command right before it', inHead(/\bcommands?\s*:?\s*$/i)),
  sign('led', 0.8, 'a sentence that tells what to do leads to it', span => isLed(span) && span.tells),
  sign('led-any', 0.3, 'a colon or a dash leads to it', isLed),
  sign('led-whole', 1, 'a colon leads to a command with its arguments', span => isLed(span) && isWhole(span)),
  sign(
    'named',
    1.5,
    'the text says which the command is',
    inHead(
      /(?<!\bdefault )\b(?:commands?(?:\s+[\w-]+){0,6}\s+(?:is|are|will be|would be)|it might just be|would be)\s*:?\s*$/i,
    ),
  ),
  sign('bracket', 1, 'it stands in brackets behind what is to be done', span => isBracketed(span) && span.tells),
  sign('bracket-any', 0.2, 'it stands in brackets', isBracketed),
  sign(
    'example',
    0.6,
    'it is an example',
    inHead(/\b(?:e\.g\.|for example|for instance|such as|like|i\.e\.)\s*,?\s*$/i),
  ),
  sign(
    'looks',
    1,
    'the reader is told to look at what it prints',
    inHead(
      /(?:^\W*|[,;:]\s*|\b(?:and|then|can|also|please|to)\s+)(?:check|consult|inspect|watch|monitor|verify|see)\s*$/i,
    ),
  ),
  sign(
    'output',
    1,
    'what it prints is to be looked at',
    inHead(/\boutput\s+(?:of|from)(?:\s+the)?(?:\s+commands?)?\s*:?\s*$/i),
  ),
  sign('do', 2, 'the text tells to do one', inHead(/(?:^|[.;:,]\s*|\b(?:then|and|or|to|please|now)\s+)do\s+an?\s*$/i)),
  sign(
    'leaves',
    4,
    'the reader is told to leave by it',
    span => leaves(span.text) && /\b(?:by|with|using|type|typing|enter|run|running)\s*$/i.test(span.head),
  ),
  sign('then', 2.5, 'it comes next', inHead(/^\W*(?:then|next|finally|first|now|afterwards?)\b[,:]?\s*$/i)),
  sign(
    'and-sql',
    2.5,
    'the reader is told to do something and this',
    span => span.isSql && /(?:\b(?:and|then|to|either|run)|,)\s*$/i.test(span.head),
  ),
  sign('tells', 0.8, 'the sentence tells its reader to do something', ({ tells }) => tells),
  sign(
    'tells-whole',
    0.5,
    'the sentence tells to do something, and this is a command with its arguments',
    span => span.tells && isWhole(span),
  ),
  sign('joined', 0, 'it is joined to what stands before it', ({ isJoined }) => isJoined),
  sign('begins', -0.3, 'the sentence begins with it', begins),
  sign(
    'begins-whole',
    0.5,
    'the sentence begins with a command and its arguments',
    span => begins(span) && isWhole(span),
  ),
]

const RUNS = String.raw`(?:re-?)?(?:runs?|running|ran|execut(?:e|es|ed|ing)|us(?:e|es|ed|ing)|issu(?:e|es|ing)|invok(?:e|es|ing)|calls?|calling|types?|typing|try|launch(?:es)?)`

/** What speaks against it. */
const against: readonly Sign[] = [
  sign(
    'before-running',
    -3,
    'the text speaks of when or unless it is run',
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
    'the text behind it says that it is not to be run',
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
    'the sentence tells what something runs',
    inHead(
      /\b(?:the|an?|this|that|each|every|all|our)\s+[\w-]+(?:\s+[\w-]+)?(?:\s+\([^()]*\))?\s+(?:(?:will|would|may|might|automatically|then|internally)\s+(?:run|execute|use|call|invoke|issue)|runs|executes|uses|calls|invokes|issues)(?:\s+the)?\s*:?\s*$|(?:^\W*|,\s+)(?!(?:you|we|i)\b)(?:(?:the|this|an?)\s+)?[\w-]+(?:\s[\w-]+)?\s+(?:will|would|might|automatically)\s[^.;:]{1,120}\b(?:and|then)\s+(?:run|execute|use|call|invoke)(?:\s+the)?\s*$/i,
    ),
  ),
  sign(
    'awaited',
    -2.5,
    'what it prints is awaited or a condition',
    inHead(/\b(?:until|whether|that|when|if|once|unless)\s*$/i),
  ),
  sign(
    'same-as',
    -1.5,
    'it is compared to something',
    inHead(
      /\b(?:equivalent to|similar to|same as|equal to|corresponds to|instead of|rather than|than|unlike|called|named|known as)\s+(?:the\s+)?(?:running\s+)?$/i,
    ),
  ),
  sign(
    'placed',
    -1.5,
    'it is put somewhere, or something becomes it',
    span => PLACING.test(span.clause) || PLACING.test(span.head),
  ),
  sign(
    'replaced',
    -4,
    'something is replaced by it',
    span =>
      /\b(?:replace|substitute|prefix|suffix|prepend|append|change|rename|fill|swap|compare)\b/i.test(span.head) &&
      /\b(?:with|by|to|of)\s*:?\s*$/i.test(span.head),
  ),
  sign(
    'answer',
    -4,
    'it is what a program is answered',
    span =>
      span.isSingle &&
      (/\b(?:asked|asks|prompted|prompts|confirm\w*|answer\w*|question)\b/i.test(span.head) ||
        /^(?:y|n|yes|no|ok)$/i.test(span.text)),
  ),
  sign(
    'in-it',
    -1,
    'something is in it, of it or from it',
    inHead(/\b(?:in|of|from|into|under|inside|within|to|for|between|about)(?:\s+(?:the|a|your|this))?\s*$/i),
  ),
  sign(
    'noun',
    -1,
    'it is called something else right before it',
    inEnd(
      /\b(?:file|folder|directory|option|flag|value|setting|parameter|variable|role|playbook|module|user|group|package|service|table|column|database|key|field|string|message|line|error|pattern|tag|branch|name|host|label|method|function|hook|type|version|image|container|pod|namespace|default|format|syntax|property|status|state)s?\s*[:=]?\s*$/i,
    ),
  ),
  sign(
    'said',
    -1,
    'it is what is shown',
    inEnd(
      /\b(?:example|default|note|string|message|line|value|name|text|title|error|pattern|output|log|status|state)\b[^:]*:\s*$/i,
    ),
  ),
  sign('article', -0.5, 'an article stands before it', inHead(/\b(?:the|a|an|this|that|its|your)\s*$/i)),
  sign('question', -0.3, 'the sentence asks', inTail(/\?\s*$/)),
  sign(
    'kind-of',
    -1.5,
    'it is called something else right behind it',
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
    'its arguments stand in the text',
    span =>
      (span.isBare || span.isSingle || /\s--[a-z-]+$/.test(span.text)) &&
      /^\s*(?:command\b\s*)?(?:(?:on\b.{0,40}\b)?(?:with|using|against|specifying|passing)\b)/i.test(span.tail),
  ),
  sign(
    'each',
    -3.5,
    'what it is to work on stands in the text',
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
  sign('described', -1, 'the section tells what is, not what to do', span => span.context.isDescribed && !isTold(span)),
  sign('by-program', -9, 'a program does it, not the reader', ({ context }) => context.isDoneByProgram),
  sign('spelled-out', -9, 'the block that follows shows it', ({ context, text }) => context.isSpelledOut(text)),
  sign('refused-lead', -9, 'the text before it says not to do this', ({ context }) => context.isRefused),
]

/** What the words behind it say. */
const behind: readonly Sign[] = [
  sign(
    'called-command',
    0.7,
    'it is called a command right behind it',
    inTail(/^\s*(?:CLI\s+)?(?:commands?|script|query|statement)\b/i),
  ),
  sign('last', 0.5, 'the sentence ends with it', isLast),
  sign(
    'purpose',
    0.2,
    'what it is run for follows',
    inTail(
      /^\s*(?:commands?\s+|script\s+)?(?:again\s+)?(?:to\s+\w|and\s+\w|for\s|so that|until|if\s|once\s|first\b|again\b|instead\b|as\s)/i,
    ),
  ),
  sign('place', 0.2, 'where it is run follows', inTail(/^\s*(?:commands?\s+|script\s+)?(?:on|in|from|at|inside)\s/i)),
]

/** Where it stands. */
const places: readonly Sign[] = [
  sign('alone-step', 2, 'the whole item is this command', span => span.isAlone && span.context.isStepItem),
  sign(
    'alone-announced',
    2,
    'the whole paragraph is this command, to which a text leads',
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
    'the whole item of a list is this command',
    span => span.isAlone && span.context.isItem && isSure(span),
  ),
  sign('alone', 1, 'nothing else is said', ({ isAlone }) => isAlone),
  sign('step', 0.3, 'it stands in an item of a procedure', ({ context }) => context.isStepItem),
  sign('item', 0.3, 'it stands in an item of a list', ({ context }) => context.isItem),
  sign(
    'item-led',
    0.8,
    'a few words in an item of a list lead to it',
    span => span.context.isItem && isLed(span) && isLast(span),
  ),
]

export const signs: readonly Sign[] = [...looks, ...before, ...against, ...behind, ...places]

/**
 * What is so whatever else is said: a text that says not to run a command is never overruled. These weights are set, the others
 * learnt.
 */
export const settled: Readonly<Record<string, number>> = Object.fromEntries(
  signs.filter(({ expected }) => expected <= -6).map(({ name, expected }) => [name, expected]),
)

/** What is taken for granted of a code span of which nothing is seen: it is no command. */
const NOTHING = -3

/** How much each sign is expected to say. */
export const expected: Readonly<Record<string, number>> = {
  always: NOTHING,
  ...Object.fromEntries(signs.map(({ name, expected }) => [name, expected])),
}
