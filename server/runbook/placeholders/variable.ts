import { FROM_FILE } from './document-names.ts'
import { matches, type Candidate, type Finder } from './finding.ts'
import { ownVariables } from './knowing.ts'

/** Variables that a login, a shell or a well-known installation sets. */
const environment =
  /^(?:HOME|USER|LOGNAME|PATH|PWD|OLDPWD|SHELL|HOSTNAME|HOSTTYPE|OSTYPE|MACHTYPE|UID|EUID|PPID|IFS|RANDOM|SECONDS|LINENO|LANG|LANGUAGE|LC_\w+|TERM|EDITOR|VISUAL|PAGER|DISPLAY|TMPDIR|TEMP|TMP|TZ|MAIL|SUDO_\w+|SSH_\w+|XDG_\w+|SHLVL|BASH\w*|PIPESTATUS|FUNCNAME|COLUMNS|LINES|OPTARG|OPTIND|REPLY|PS[1-4]|EPOCH\w+|KUBECONFIG|VIRTUAL_ENV|DEBIAN_FRONTEND|OS_\w+|AWS_\w+|\w*PATH|\w+_HOME|\w+_(?:FLAGS|OPTS|ARGS)|(?:https?|no|ftp)_proxy|CFLAGS|LDFLAGS|NF|NR)$/

/** `$NAME` and `${NAME}` that nothing in the document sets: a shell would put nothing there. `${db-name}`, whose other half it would put there. */
export const variable: Finder = command => {
  const { text, language, names, quoted, places } = command
  if (!text.includes('$')) return []
  const own = new Set(Array.from(text.matchAll(/(?<![\w$-])([A-Za-z_]\w{0,60})\+?=(?!=)/g), ([, name]) => name))
  const isSet = (name: string) =>
    environment.test(name) || own.has(name) || names.assigned.has(name) || names.assigned.has(FROM_FILE)
  return [
    ...matches(
      /(?<![\\$])\$(?:\{([A-Za-z_]\w{0,80})(?::?\?[^}\n]{0,100})?\}|([A-Za-z_]\w{0,80})(?![\w[]))/g,
      text,
      match => {
        const name = match[1] ?? match[2] ?? ''
        const quoting = quoted.at(match.index)
        if (isSet(name)) return null
        // What no shell expands is the reader's when its words say so.
        const isLiteral = quoting === 'single' || quoting === 'literal-document' || language !== 'sh'
        if (isLiteral && !/^YOUR_/.test(name) && (language === 'sh' || match[1] === undefined)) return null
        // A name in small letters may be another language's: that of a file written here, of `awk "…"`.
        const isCode = quoting === 'document' || ownVariables.test(places.at(match.index).program)
        if (/[a-z]/.test(name) && isCode) return null
        // `$tool run`: a prompt without its blank.
        if (/[a-z]/.test(name) && match.index === 0) return null
        return {
          name,
          kind: 'variable',
          spelling: 'variable',
          reason: `Nothing in this document sets the variable ${name}, so a shell would put nothing here: fill in its value.`,
        }
      },
    ),
    ...noVariables(text, isSet),
  ]
}

/** `${db-instance-name}`, `${db name}`, `${db.name}`: names of the reader, which a shell takes for a default value or not at all. */
const noVariables = (text: string, isSet: (name: string) => boolean): Candidate[] =>
  matches(
    /(?<![\\$])\$\{([A-Za-z]\w{0,40})([- .][A-Za-z]\w{0,40}(?:[-_ .]\w{1,40}){0,6})\}/g,
    text,
    ({ 0: whole, 1: first = '', 2: rest = '' }) =>
      // `${HOST-localhost}`, in capitals or set somewhere: a variable and what it is when it is not set.
      rest.startsWith('-') && (isSet(first) || (/^[A-Z]/.test(first) && !/^-[A-Z]/.test(rest)))
        ? null
        : {
            name: first + rest,
            kind: 'variable',
            spelling: 'no variable',
            reason: `${whole} names a value, and a shell would read something else: fill it in.`,
          },
  )
