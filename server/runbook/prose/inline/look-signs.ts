import { sign, inText, isTold, isSure, isWhole, type Sign } from './sign.ts'

/** Signs in the span itself. */
export const looks: readonly Sign[] = [
  sign('sure', 1, 'it reads as a command', isSure),
  sign('whole', 1, 'it is a command with its arguments', isWhole),
  sign('maybe', 0, 'its words could be a command', ({ likeness, isSingle }) => likeness === 'maybe' && !isSingle),
  sign(
    'unlike',
    -1,
    'it does not look like a command',
    ({ likeness, isSingle, isSql }) => likeness === 'no' && !isSingle && !isSql,
  ),
  sign('single', -2, 'it is one word', ({ isSingle }) => isSingle),
  sign('program', 0.7, 'it names a program', ({ isProgram }) => isProgram),
  sign('script', 1.5, 'it is the path to a program', ({ isSingle, text }) => isSingle && text.includes('/')),
  sign(
    'bare',
    -0.3,
    'it is a program and a subcommand without arguments',
    ({ isBare, isSingle }) => isBare && !isSingle,
  ),
  sign('option', 0.3, 'it has options', inText(/\s--?[A-Za-z]/)),
  sign('root', 1, 'it runs as root', inText(/^(?:sudo|doas)\s/)),
  sign('environment', 0.8, 'it sets a variable for its command', inText(/^[A-Z_]\w*=\S+\s+\S/)),
  sign('sql', 0.5, 'it is an SQL statement', ({ isSql, text }) => isSql && /;$|\s/.test(text)),
  sign('ended', 0.7, 'it ends in a semicolon', ({ isSql, text }) => isSql && /;$/.test(text)),
  sign('blank', 0.5, 'it contains something to fill in', inText(/<[\w -]+>|\$\{\w+\}|\{\{/)),
  sign('piped', 0.3, 'it joins commands or redirects output', inText(/\s(?:\||&&|>>?)\s/)),
  sign(
    'reads',
    0.8,
    'it only shows the state of something',
    span =>
      !span.isSingle &&
      /^[\w.-]+(?:\s[\w-]+){0,2}\s(?:status|list|info|show|get|describe|version|logs?|history|check|health)\b/.test(
        span.text,
      ),
  ),
  sign('keywords', -1.5, 'it consists of words in capitals', inText(/^[A-Z]{2,}(?:\s+[A-Z]{2,})*$/)),
  sign('list', -1.5, 'it lists several things', inText(/\w, \w/)),
  sign(
    'words',
    -1,
    'it consists of plain words',
    span => span.isBare && !span.isSingle && span.likeness !== 'command' && !isTold(span),
  ),
  sign('capital', -0.6, 'it begins with a capital letter', inText(/^[A-Z][a-z]/)),
]
