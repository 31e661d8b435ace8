/** A record's line stays short: so much of a step's text tells it from others, in UTF-16 units. */
export const longestSaid = 1000

/** What a step says, as far as it matters to know it again: its commands, or its title. */
export const saidBy = (step: { readonly title: string; readonly commands: readonly { readonly text: string }[] }) =>
  (step.commands.length === 0 ? step.title : step.commands.map(({ text }) => text).join('\n')).slice(0, longestSaid)
