import { firstSentence, lastSentence, withoutExample } from './announce.ts'
import { isImperative } from './imperative.ts'

const LONGEST = 80

/** A title from a piece of text: one line, no colon or full stop at its end, cut between words. */
export function shorten(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.:;,]{1,8}$/, '')
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST)
  const blank = cut.lastIndexOf(' ')
  return (blank > LONGEST / 2 ? cut.slice(0, blank) : cut) + ' …'
}

/**
 * From the text that leads to a block: the sentence that announces it, else the first, unless only the last tells what to
 * do: "Shutdown gunicorn on all hosts:". Of "Stop the servers. Run this everywhere:" and "Stop the servers. For example:" it
 * is the one that says what is done.
 */
export function titleFromLead(lead: string): string {
  const text = withoutExample(lead)
  const last = lastSentence(text)
  const announces =
    !lead.endsWith(text) ||
    /:\.?\s*$/.test(lead) ||
    /\b(?:following|below)\b/i.test(last) ||
    (isTask(last) && !isTask(lead) && !isAddressed(firstSentence(lead)))
  return announces && !/^(?:run|execute|do|repeat) (?:this|these|it|that)\b/i.test(last)
    ? shorten(last)
    : titleFromText(lead)
}

/** Tells what to do, more than what to fill in or to read. */
const isTask = (sentence: string): boolean =>
  isImperative(sentence) && !/^(?:please|replace|substitute)\b/i.test(sentence) && /^\S+(?: \S+){3}/.test(sentence)

const isAddressed = (sentence: string): boolean => /\byou (?:can|may|must|should|need|will|have)\b/i.test(sentence)

/** From the first sentence of an item or a section. */
export const titleFromText = (text: string): string => shorten(firstSentence(text))

/** A section's title as a page shows it: without the anchor that site generators take from its end, `Dump it {#dump}`. */
export const withoutAnchor = (title: string): string =>
  title.replace(/\s{0,20}\{#[^{}\n]{1,100}\}\s{0,20}$/, '') || title

/** A section's title without the number its author gave it. */
export const withoutNumber = (title: string): string =>
  title.replace(/^(?:(?:step|phase|part|task)\s+)?\(?\d+(?:\.\d+)*\s*(?:[.):–—-]|\s(?=[A-Z]))\s*/i, '').trim() || title

/** Whether a section's title begins with a number or "Step 3". */
export const isNumbered = (title: string): boolean =>
  /^(?:step|phase|task)\s+\d|^\(?\d+(?:\.\d+)*\s*[.)]?\s+\S/i.test(title) &&
  !/^\d{4}\b|^\d+\.\d+(?:\.\d+)?\s*(?:$|\(|[-–]\s*\d)/.test(title)
