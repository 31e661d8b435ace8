import type { Mark, PlacedLine } from './block-view.ts'
import { observation, type Observation } from './observation.ts'

const seen = (name: string, says: string, holds: (placed: PlacedLine) => boolean) => observation(name, says, holds)

/** Commands that print nothing when they succeed. */
const SILENT =
  /^(?:sudo\s+)?(?:cd|export|source|\.|unset|alias|mkdir|touch|ln|cp|mv|rm|chmod|chown|su|ssh|\w+=)(?:\s|\S*$)/

/** Commands whose purpose is to print. */
const PRINTS =
  /^(?:sudo\s+)?(?:echo|cat|ls|printf|hostname|whoami|pwd|uname|date|which|df|ps|head|tail|grep|id|find|stat)\b|\s(?:list|get|show|status|info|describe|version|--version)\b/

/** Commands that print paths. */
const LOOKS = /^(?:sudo )?(?:which|whereis|type|command -v|find|ls|readlink|realpath)\s/

const marks: readonly (readonly [Mark, string])[] = [
  ['shell', 'a block marked as shell'],
  ['console', 'a block marked as a console'],
  ['plain', 'a block without a language'],
  ['quote', 'a quote'],
  ['other', 'a block marked as another language'],
]

/** How a line reads in each kind of block, on which the worth of `maybe` depends. */
const inMarks = marks.flatMap(([mark, where]) => [
  seen(`in-${mark}`, `is in ${where}`, ({ block }) => block.mark === mark),
  seen(
    `may-be-command-in-${mark}`,
    `could be a command and is in ${where}`,
    ({ block, line }) => block.mark === mark && line.likeness === 'maybe',
  ),
  seen(
    `no-command-in-${mark}`,
    `does not read as a command and is in ${where}`,
    ({ block, line }) => block.mark === mark && line.likeness === 'no',
  ),
])

/** Observations about a line among its neighbours and in its block. */
export const placedObservations: readonly Observation<PlacedLine>[] = [
  ...inMarks,
  seen('first', 'begins its block', ({ isFirst }) => isFirst),
  seen('last', 'ends its block', ({ isLast }) => isLast),
  seen('alone', 'is alone in its block', ({ isFirst, isLast }) => isFirst && isLast),
  seen(
    'alone-and-may-be',
    'is alone in its block and could be a command',
    ({ isFirst, isLast, line }) => isFirst && isLast && line.likeness === 'maybe',
  ),
  seen('after-blank', 'comes after a blank line', ({ afterBlank }) => afterBlank),
  seen(
    'after-blank-command',
    'reads as a command after a blank line',
    ({ afterBlank, isFirst, line }) => afterBlank && !isFirst && line.likeness === 'command',
  ),
  seen('before-blank', 'comes before a blank line', ({ beforeBlank }) => beforeBlank),
  seen('deeper', 'is indented deeper than its block', ({ isDeeper }) => isDeeper),
  seen(
    'below-silent',
    'is below a command that prints nothing',
    ({ above }) => above !== null && SILENT.test(above.text),
  ),
  seen(
    'below-printing',
    'is below a command that prints something',
    ({ above }) => above !== null && PRINTS.test(above.text),
  ),
  seen(
    'below-printing-and-may-be',
    'could be what the command above prints',
    ({ above, line }) => above !== null && line.likeness === 'maybe' && PRINTS.test(above.text),
  ),
  seen(
    'found-path',
    'is a path below a command that looks for paths',
    ({ above, line }) => above !== null && /^\/\S+$/.test(line.text) && LOOKS.test(above.text),
  ),
  seen(
    'below-echo',
    'is below a command that prints its arguments',
    ({ above, line }) =>
      above !== null &&
      line.likeness !== 'command' &&
      /^(?:echo|printf|hostname|whoami|pwd|uname|date)\b/.test(above.text),
  ),
  seen(
    'wrapped-synopsis',
    'shows how a program is called, over several lines',
    ({ isWrappedSynopsis }) => isWrappedSynopsis,
  ),
  seen('below-command', 'is below a command', ({ above }) => above?.likeness === 'command'),
  seen('below-no-command', 'is below a line that is no command', ({ above }) => above?.likeness === 'no'),
  seen(
    'word-below-command',
    'is a single word below a command',
    ({ above, line }) => above?.likeness === 'command' && line.wordCount === 1,
  ),
  seen('repeated', 'begins like another line of its block', ({ isRepeated }) => isRepeated),
  seen(
    'repeated-and-may-be',
    'could be a command and begins like another line',
    ({ isRepeated, line }) => isRepeated && line.likeness === 'maybe',
  ),
  seen('in-program', 'is typed in the program opened above', ({ isInProgram }) => isInProgram),
  seen('several-lines', 'would be a command of several lines', ({ length }) => length > 1),
  seen('broken', 'is not valid shell syntax', ({ isBroken }) => isBroken),
  seen('led-to', 'is in a block that the text above leads to', ({ block }) => block.isLedTo),
  seen('announced-command', 'is in a block that the text above says to run', ({ block }) => block.announced.command),
  seen(
    'announced-command-and-may-be',
    'could be a command, and the text above says to run it',
    ({ block, line }) => block.announced.command && line.likeness === 'maybe',
  ),
  seen('told', 'is in a block below an instruction', ({ block }) => block.isTold),
  seen(
    'told-and-may-be',
    'could be a command below an instruction',
    ({ block, line }) => block.isTold && line.likeness === 'maybe',
  ),
  seen('assigns-used', 'sets a variable that the document uses', ({ assignsUsed }) => assignsUsed),
  seen('spoken-of', 'begins with a word that the text shows as a command', ({ isSpokenOf }) => isSpokenOf),
  seen('opens-blocks', 'begins with a word that also begins other blocks', ({ opensBlocks }) => opensBlocks),
  seen(
    'opens-blocks-and-may-be',
    'could be a command and begins like other blocks of the document',
    ({ opensBlocks, line }) => opensBlocks && line.likeness === 'maybe',
  ),
  seen('called-output', 'is in a block that the text above calls output', ({ block }) => block.announced.isOutput),
  seen('announced-output', 'is in a block below a sentence about output', ({ block }) => block.announced.output),
  seen(
    'announced-output-and-command',
    'reads as a command in a block that the text above calls output',
    ({ block, line }) => block.announced.output && line.likeness === 'command',
  ),
  seen('announced-file', 'is in a block that the text above puts into a file', ({ block }) => block.announced.file),
  seen('beside-prompts', 'has no prompt in a block that shows prompts', ({ block }) => block.hasPrompts),
  seen(
    'beside-prompts-command',
    'reads as a command but has no prompt',
    ({ block, line }) => block.hasPrompts && line.likeness === 'command',
  ),
  seen('in-file', 'is in a block that is a file or data', ({ block }) => block.isFile),
  seen('in-settings', 'is in a block that only sets variables', ({ block }) => block.isSettings),
  seen('among-commands', 'is in a block of commands', ({ block }) => block.commandShare > 0.7),
  seen(
    'among-some-commands',
    'is in a block with some commands',
    ({ block }) => block.commandShare > 0 && block.commandShare <= 0.7,
  ),
  seen('among-no-commands', 'is in a block without commands', ({ block }) => block.commandShare === 0),
  seen('long-block', 'is in a long block', ({ block }) => block.lineCount > 15),
]
