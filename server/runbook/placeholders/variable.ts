import { inSingleQuotes } from './braces.ts'
import { matches, type Finder } from './finding.ts'

/** Variables that a login sets. */
const environment =
  /^(?:HOME|USER|LOGNAME|PATH|PWD|OLDPWD|SHELL|HOSTNAME|HOSTTYPE|OSTYPE|MACHTYPE|UID|EUID|PPID|IFS|RANDOM|SECONDS|LINENO|LANG|LC_\w+|TERM|EDITOR|VISUAL|PAGER|DISPLAY|TMPDIR|TZ|MAIL|SUDO_\w+|SSH_\w+|XDG_\w+|BASH\w*|PIPESTATUS|FUNCNAME|COLUMNS|LINES|KUBECONFIG|VIRTUAL_ENV|DEBIAN_FRONTEND|OS_\w+|AWS_\w+|PYTHONPATH|JAVA_HOME|GOPATH)$/

/** `${NAME}` that nothing in the document sets. */
export const variable: Finder = ({ text, names }) =>
  matches(/(?<!\\)\$\{([A-Z][A-Z0-9_]*)\}/g, text, match => {
    const name = match[1] ?? ''
    if (environment.test(name) || names.assigned.has(name) || inSingleQuotes(text, match.index)) return null
    return { name, kind: 'variable', reason: `Nothing in this document sets ${name}.` }
  })
