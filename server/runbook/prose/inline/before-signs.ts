import { leaves } from '../../sessions/leaving.ts'
import { VERB, USE, ARTICLE, NOUN, START, sign, inHead, isTold, isWhole, isLed, begins, type Sign } from './sign.ts'

const used = new RegExp(`${START}${USE}${ARTICLE}${NOUN}\\s*:?\\s*$`, 'i')
const means = new RegExp(
  String.raw`\b(?:by|try|consider)\s+(?:[\w-]+ly\s+)?(?:re-?)?(?:running|executing|issuing|typing|invoking|calling|entering|using)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
const passive = new RegExp(
  String.raw`\b(?:can|could|may|should|must)\s+(?:also\s+|then\s+|now\s+|easily\s+)?be\s+(?:\w+ly\s+)?\w+(?:ed|wn|en|ne|nd|un|lt)(?:\s+(?!by\b)\w+){0,6}\s+(?:with|using|via|by|by running|through)${ARTICLE}${NOUN}\s*:?\s*$`,
  'i',
)
const LOOKING =
  /(?:^|[,;:(]\s*|\b(?:and|then|now|to|please|can|also)\s+)(?:check|verify|confirm|see|look|inspect|view|monitor|watch|show|list|review|ensure|make sure|double-check|find)\b/i

const isMeans = inHead(means)
const isPassive = inHead(passive)
const isWith = inHead(/\b(?:with|using|via|through|by)(?:\s+(?:the|this|a))?(?:\s+[\w-]+)?(?:\s+commands?)?\s*:?\s*$/i)
const isBracketed = inHead(
  /[(（](?:using\s+|with\s+|via\s+|run\s+|command:\s*|e\.g\.,?\s*|i\.e\.,?\s*|for example,?\s*|example:\s*)?$/i,
)

/** Signs in the words before the span. */
export const before: readonly Sign[] = [
  sign('told', 3.5, 'the text says to run it', isTold),
  sign('told-single', 1.5, 'the text says to run it, although it is one word', span => isTold(span) && span.isSingle),
  sign('told-the', -0.3, 'the text says to run "the" program', inHead(new RegExp(`${START}${VERB}\\s+the\\s*$`, 'i'))),
  sign('used', 2.2, 'the text says to use it', inHead(used)),
  sign(
    'used-bare',
    -0.7,
    'the text says to use it, although it has no arguments',
    span => (span.isBare || span.isSingle) && used.test(span.head) && !/\btry\b[^,.]{0,20}$/i.test(span.head),
  ),
  sign('means', 2.5, 'something is done by running it', isMeans),
  sign(
    'means-single',
    -0.5,
    'something is done by running it, although it is one word',
    span => isMeans(span) && span.isSingle && !span.text.includes('/'),
  ),
  sign('passive', 2, 'something can be done with it', isPassive),
  sign('with', 1.3, 'the reader is told to do something with it', span => isWith(span) && span.tells),
  sign(
    'with-bare',
    -0.5,
    'something is done with it, although it has no arguments',
    span => isWith(span) && (span.isBare || span.isSingle),
  ),
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
    'it has already done something',
    span => /\b\w+(?:ed|wn|nt|en)\s+(?:by|through|via)(?:\s+the)?\s*$/i.test(span.head) && !isPassive(span),
  ),
  sign(
    'same-verb',
    -3,
    'the sentence uses the name of its program as a verb',
    span =>
      isWith(span) &&
      !leaves(span.text) &&
      new RegExp(`\\b${/^[a-z]+/.exec(span.text)?.[0] ?? 'x'}\\s+(?:it|them|these|those|the)\\b`, 'i').test(span.head),
  ),
  sign('command-noun', 1, 'it is called a command right before it', inHead(/\bcommands?\s*:?\s*$/i)),
  sign('led', 0.8, 'an instruction leads to it', span => isLed(span) && span.tells),
  sign('led-any', 0.3, 'a colon or a dash leads to it', isLed),
  sign('led-whole', 1, 'a colon leads to it, and it has its arguments', span => isLed(span) && isWhole(span)),
  sign(
    'named',
    1.5,
    'the text introduces it as the command',
    inHead(
      /(?<!\bdefault )\b(?:commands?(?:\s+[\w-]+){0,6}\s+(?:is|are|will be|would be)|it might just be|would be)\s*:?\s*$/i,
    ),
  ),
  sign('bracket', 1, 'it is in brackets after an instruction', span => isBracketed(span) && span.tells),
  sign('bracket-any', 0.2, 'it is in brackets', isBracketed),
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
    'the text mentions its output',
    inHead(/\boutput\s+(?:of|from)(?:\s+the)?(?:\s+commands?)?\s*:?\s*$/i),
  ),
  sign(
    'do',
    2,
    'the text says to "do a" command',
    inHead(/(?:^|[.;:,]\s*|\b(?:then|and|or|to|please|now)\s+)do\s+an?\s*$/i),
  ),
  sign(
    'leaves',
    4,
    'the reader is told to leave with it',
    span => leaves(span.text) && /\b(?:by|with|using|type|typing|enter|run|running)\s*$/i.test(span.head),
  ),
  sign(
    'then',
    2.5,
    'it comes after "then", "next" or the like',
    inHead(/^\W*(?:then|next|finally|first|now|afterwards?)\b[,:]?\s*$/i),
  ),
  sign(
    'and-sql',
    2.5,
    'it continues an instruction',
    span => span.isSql && /(?:\b(?:and|then|to|either|run)|,)\s*$/i.test(span.head),
  ),
  sign('tells', 0.8, 'the sentence is an instruction', ({ tells }) => tells),
  sign(
    'tells-whole',
    0.5,
    'the sentence is an instruction, and it has its arguments',
    span => span.tells && isWhole(span),
  ),
  sign('joined', 0, 'it is joined to the code before it', ({ isJoined }) => isJoined),
  sign('begins', -0.3, 'the sentence begins with it', begins),
  sign(
    'begins-whole',
    0.5,
    'the sentence begins with it, and it has its arguments',
    span => begins(span) && isWhole(span),
  ),
]
