import { withoutStepNumber } from './step-number.ts'

/** What the text before a block says that the block is. */
export interface Announcement {
  /** It tells the reader to type what follows: "Run the following command:". */
  readonly command: boolean
  /** It says that a program prints what follows, or speaks of what one prints: "This shows the state:". */
  readonly output: boolean
  /** It calls what follows output and nothing else: "The output looks like this:". */
  readonly isOutput: boolean
  /** It tells the reader to write what follows into a file: "Add these lines to ``/etc/fstab``:". */
  readonly file: boolean
  /** It says that what follows is not to be done: "instead of:", "Do not run:". */
  readonly refused: boolean
}

const COMMAND =
  /\b(?:run|runs|running|re-?run|execute|executing|exec|type|issue|issuing|enter|invoke|launch|commands?)\b/i

const OUTPUT =
  /\b(?:output|outputs|prints?|printed|displays?|displayed|shows?|shown|returns?|returned|results?|responses?|respond(?:s|ed)?|reports?|reported|log (?:lines?|messages?|entr(?:y|ies))|error(?: message)?s?|messages?|looks? (?:something )?(?:like|similar)|similar to|something like|lines? (?:containing|like)|see(?: something)?(?: like| similar)?|contents?|would be|will be)\b/i

const FILE =
  /\b(?:add|append|put|insert|edit|editing|change|modify|replace|create|save|write|set|update|configure|adjust|paste|place|contain(?:s|ing)?|define|declare|include|uncomment|specify|use)\b/i

const FILE_NOUN =
  /\b(?:file|config(?:uration)?|settings?|section|lines?|following|manifest|block|stanza|snippet|yaml|json|variables?|contents?|options?|parameters?|config ?maps?|secrets?|custom resources?|crs?|crds?)\b|\/|\.(?:conf|cfg|ini|ya?ml|json|toml|py|cnf|service)\b/i

/** "Create it with the following content:", "Edit the file to look like this:": what is shown is what to write. */
const WRITTEN =
  /\b(?:create|edit|change|modify|update|write|make|configure|adjust)\b[^.]{0,200}\b(?:with (?:the |this |these )?(?:following )?contents?|(?:to|so(?: that)? it|until it) looks? (?:something )?(?:like|similar to))\b/i
/** It begins by telling to write. */
const WRITES =
  /^(?:(?:then|now|next|finally|first|also|and|please|you (?:can|should|must|need to)|(?:on|in|as) [^,:]{1,60},)[, ]\s*)*(?:add|append|create|edit|fill|insert|paste|place|populate|put|save|set|write)\b/i

/** What a text that tells to write says of the file, and not of what a program prints. */
const OF_THE_FILE = /\bcontents?\b|\blines? (?:containing|like)\b|[(,]\s*see\b[^):]*/gi

/** What is done to a command, as a pattern. */
const DOING = '(?:run|use|execute|type|do|issue|call|try|enter|copy|paste|perform|apply|attempt to run|try to run)'

/** Not "Do not forget to run:", "Do not run it on db1 but on db2:". */
const REFUSED = new RegExp(
  [
    String.raw`\b(?:instead of|rather than|as opposed to)(?: (?:this|the following|running|using))?\s*:$`,
    // "Do not run:", "You should never use this at night:"
    String.raw`(?:^|[,;] )(?:please )?(?:(?:you|we|one|operators?) )?(?:do not|don't|don’t|never|must not|mustn't|should not|shouldn't|shouldn’t|must never|should never|cannot|can't|may not|need not|ought not to)(?: ever)? ${DOING}\b(?!.*\b(?:but|unless|until|before|instead|without)\b)[^.:]{0,80}:$`,
    // "There is no need to run:", "It is not necessary to run"
    String.raw`\b(?:no (?:longer a )?need|not necessary|unnecessary|no longer necessary|not required|forbidden|dangerous|wrong|a mistake)(?: for you)? to ${DOING}\b[^.:]{0,80}:$`,
    // "This must no longer be used:", "These commands should not be run:"
    String.raw`\b(?:must|should|may|can|is|are|need) (?:not|never|no longer)(?: longer)?(?: to)?(?: be)? (?:used|run|executed|typed|called|issued|supported|needed|necessary|required|recommended)\b[^.:]{0,60}:$`,
    String.raw`^(?:wrong|bad|incorrect|deprecated|obsolete|not like this|avoid(?: this| the following)?)\s*:$`,
  ].join('|'),
  'i',
)

/** "The output looks like this:", "Expected output:", "You should see something like:", "which prints:". */
const IS_OUTPUT =
  /\b(?:outputs?|results?|responses?|logs?)(?: (?:of|from) [^,.:]{1,40})?,? (?:(?:should|will|would|may|might|must|can) )?(?:then )?(?:looks?|resembles?|(?:is|are|be) similar)\b[^.]{0,60}:$|\boutputs?(?: (?:of|from) [^,.:]{1,40})? (?:(?:should|will|would|may|might|must) )?(?:is|are|be|as follows)\b[^.]{0,40}:$|^\W*(?:(?:the|an?|sample|example|expected|typical|possible|resulting|command)\s+){0,3}(?:output|result|response|log)s?\s*:?$|\b(?:should|will|would) (?:then )?(?:see|get|look like)\b[^.]{0,60}\b(?:like|similar|following|this|output)\b[^.]{0,40}:$|\b(?:prints?|outputs?|displays?)\s*:$/i

/** Reads the last sentence of the text that stands before a block; `names` when the text names a file. */
export function announcement(lead: string, names = false): Announcement {
  const sentence = lastSentence(withoutExample(lead))
  const said = WRITES.test(sentence) ? sentence.replace(OF_THE_FILE, ' ') : sentence
  const output =
    OUTPUT.test(said) && !WRITTEN.test(sentence) && !/\b(?:run|execute|type|issue|enter)\b[^.]*[.:]?$/i.test(sentence)
  return {
    command: COMMAND.test(sentence) && !output,
    output,
    isOutput: output && IS_OUTPUT.test(sentence),
    file: FILE.test(sentence) && (FILE_NOUN.test(sentence) || names) && !output,
    refused: REFUSED.test(sentence.slice(-200)),
  }
}

/** "For example:" says nothing about a block; the sentence before it does. */
export const withoutExample = (lead: string): string =>
  lead.slice(-600).replace(/(?<=[.!?]\s{1,4})(?:for (?:example|instance)|e\.g\.|example)\s*[:,.]?\s*$/i, '')

/** Between two sentences; one may end in an abbreviation ("the PVC."), not in an initial. */
const BETWEEN = /(?<=(?:[a-z0-9)`'"]|[A-Z]{2})[.!?])\s+(?=[A-Z(`*])/

/** The last sentence of a text, without what ended the one before. */
export function lastSentence(text: string): string {
  const trimmed = text.trim().slice(-600)
  const sentences = trimmed.split(BETWEEN)
  return sentences.at(-1) ?? trimmed
}

/** The sentences of a text. */
export const sentencesOf = (text: string): readonly string[] => text.trim().split(BETWEEN)

/** The first sentence of a text, without the number of the step that it is. */
export const firstSentence = (text: string): string =>
  withoutStepNumber(text.trim().slice(0, 600)).split(BETWEEN, 1)[0] ?? ''
