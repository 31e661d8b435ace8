/**
 * Whether a line shows how a program is called rather than a call of it: `cmd [OPTIONS] FILE...`, `add | remove`
 * choices in braces, optional parts in brackets.
 */
export function isSynopsis(line: string): boolean {
  const bare = line.slice(0, 400).replace(/"[^"]*"|'[^']*'/g, 'q')
  return (
    /(?:^|\s)\[(?:-|<|\||OPTION|option|ARG|arg|COMMAND|command|FLAG|flag|FILE|file\b|SUBCOMMAND|global)[^\]]*\]?/.test(
      bare,
    ) ||
    /\{[\w-]+(?:\s?\|\s?[\w-]+)+\}/.test(bare) ||
    /\s(?:\[[\w.=<>| -]+\]){2,}|\]\.\.\.|\s<[\w-]+>\s?\.\.\.$/.test(bare) ||
    /\s(?:OPTIONS|ARGS|COMMAND \[ARG)\b/.test(bare)
  )
}
