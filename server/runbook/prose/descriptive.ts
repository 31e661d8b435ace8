/** Titles and leads of what tells how things are, though its items may begin with a verb. */
const TELLING =
  /\b(?:what'?s new|new features?|features|changes|change ?log|release notes|limitations|known issues|highlights|see also|references?|further|glossary|terminology|links|resources|best practices|prevention|preventi(?:ve|on) measures|use cases?|benefits|advantages|background|faqs?|frequently asked questions)\b/i

/** Whether a section tells what is or has changed, not what to do, judged by its title. */
export const isTelling = (title: string): boolean => TELLING.test(title.slice(0, 300))

/** Whether a section without steps is there to be read only, in a document that holds nothing but text. */
export const isReading = (title: string): boolean =>
  isQuestion(title) ||
  /^(?:introduction|background|overview|summary|what'?s new|release notes|change ?log|see also|references|further reading|glossary|faqs?|frequently asked questions|known issues|new features)$/i.test(
    title.trim(),
  )

/** Whether a section explains, advises, gives reasons, or shows in advance what the sections behind it tell to do. */
export const isExplaining = (title: string): boolean =>
  /\b(?:overview|timeline|roadmap|at a glance|table of contents|agenda)\b/i.test(title.slice(0, 300)) ||
  /^(?:\W{0,9}\d[\d.]{0,20}\W{0,9})?(?:summary|introduction|background|meaning|impact|symptoms?|(?:possible |common |likely )?causes?|prevention|best practices)\b/i.test(
    title.slice(0, 300),
  )

/** "Useful when:", "Escalate if:", "errors such as:", "You will need:": what follows are cases, or things. */
export const isCases = (sentence: string): boolean =>
  /\b(?:when|if|because|since|where|unless|such as|like|including|includes?|for example)\s*[:,]?$|\b(?:needs?|requires?|required|needed|prerequisites)\s*:$/i.test(
    sentence.slice(-200),
  )

/** Whether a title asks: an answer follows, nothing to do. "When the tables stay as they are" is a case, no question. */
const isQuestion = (title: string): boolean =>
  /\?\s*$|^(?:what (?!to\b)|why\b|who\b|(?:when|where) (?:is|are|do|does|did|should|can|will|to)\b|can i\b|do i\b|should i\b|is it\b|are there\b)/i.test(
    title.trim().slice(0, 300),
  )

/**
 * Whether the text before a list says that something else does what the items tell: "The script will:", "This playbook
 * performs the following tasks:", "Otherwise the upgrade may:".
 */
export function isAboutProgram(lead: string): boolean {
  const sentence = (
    lead
      .slice(-300)
      .split(/[.!?]\s+(?=[A-Z])/)
      .at(-1) ?? ''
  ).trim()
  if (/\b(?:lets|allows?|helps?|enables?) (?:you|users)(?: to)?\s*:$/i.test(sentence)) return true
  if (
    !/:$/.test(sentence) ||
    /\b(?:you|we|operators?|administrators?|users?|must|should|need|needs|have to)\b/i.test(sentence)
  )
    return false
  return (
    // "It lets you:"
    /\b(?:lets|allows?|helps?|enables?) us(?: to)?\s*:$|\b(?:performs|able to)\s*:$/i.test(sentence) ||
    /\b(?:will|would|does|can|may|might|could|cannot)(?: (?:also|then|automatically))*(?: (?:do|perform|take|run|execute)(?: all)?(?: of)? (?:the|these) (?:following )?[\w -]{0,30})?\s*:$/i.test(
      sentence,
    ) ||
    /^(?:it|this|the)\b[^:]{0,60}\b(?:performs|does|executes|carries out|takes|runs|is used|are used|can be used|is designed)\b[^:]{0,50}:$/i.test(
      sentence,
    )
  )
}

/** Whether the text before a list, or behind its colon, makes of its items examples, reasons or contents. */
export const isIllustrating = (lead: string): boolean =>
  TELLING.test(lead.slice(-120)) ||
  /\b(?:for example|e\.g\.|such as|reasons?|causes?|symptoms?|examples?|includ(?:es|ing)|supports?|allows?|lets|enables?|because)(?: [\w-]+){0,4}\s*:\s*$/i.test(
    lead.slice(-120),
  )
