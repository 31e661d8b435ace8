import type { Code, CodeLine } from '../../markup/block.ts'
import { sliceLine } from '../../markup/code-line.ts'
import { programAt } from '../blocks/typed.ts'
import type { Place, Walk } from '../blocks/walk.ts'
import { natureOf, type Nature } from '../commands/block-nature.ts'
import type { CommandDraft } from '../commands/draft.ts'
import { readScript } from '../commands/script.ts'
import type { Announcement } from '../prose/announce.ts'

/** What a block is, by the language that its author names, and commands whatever it looks like where its author says so. */
export function natureAsTold(code: Code, { own }: Place, announced: Announcement, walk: Walk): Nature {
  const { habits } = walk
  const language = own.language?.toLowerCase()
  const nature = natureOf(language === undefined ? code : { ...code, language }, announced, habits, programAt(walk))
  if (nature.kind === 'commands' || own.run !== true) return nature
  const drafts = readScript(code.lines, {
    known: habits.commands,
    isShell: true,
    announcesOutput: false,
    announcesCommand: true,
  })
  return { kind: 'commands', drafts: drafts ?? code.lines.flatMap(asCommand) }
}

const asCommand = (line: CodeLine): CommandDraft[] => {
  const end = line.text.trimEnd().length
  if (end === 0) return []
  const own = sliceLine(line, line.text.length - line.text.trimStart().length, end)
  return [{ lines: [own], prompt: null, language: 'sh', output: [] }]
}

/** The commands of a block; where its author says on which hosts they run, the names in their prompts say it no more. */
export const commandsAsTold = (drafts: readonly CommandDraft[], { own }: Place): readonly CommandDraft[] =>
  own.hosts === undefined
    ? drafts
    : drafts.map(draft => (draft.prompt === null ? draft : { ...draft, prompt: { ...draft.prompt, host: null } }))
