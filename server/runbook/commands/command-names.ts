import programs from './words/programs.json'

/**
 * Programs that operations documents call, and the shell's own commands: the word alone says that a line is a command.
 * Words that are also common English (`find`, `make`, `time`) are included; the rest of the line tells prose apart.
 */
export const commandNames: ReadonlySet<string> = new Set(programs)
