import type { CommandEnd } from '../../session/command.ts'

/** What is lost with a shell that a command has ended in, or with. */
export const lossOf = ({ shell, status, signal }: CommandEnd): string => {
  if (status === null) return 'contact with the shell was lost while the command ran: how it ended is not known'
  const how = signal !== null ? `by ${signal}` : `with exit ${status}`
  return `the shell ${shell === 'left' ? 'was left' : 'ended'} ${how}: exported variables and the folder are restored, other variables, functions and aliases are lost`
}
