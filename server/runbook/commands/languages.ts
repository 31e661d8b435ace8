import otherLanguages from './words/languages.json'

const scripts = /^(?:bash|sh|shell|zsh|ksh|dash|fish|csh|tcsh|shellscript|posix-shell|bashrc)$/

const consoles =
  /^(?:console|shell-?session|sh-?session|bash-?session|terminal|shellconsole|session|commandline|command-line|cli|doscon|ps1con|pwsh-session|ansi|cmd-line|ubuntu|linux)$/

const powershell = /^(?:powershell|pwsh|ps1|posh)$/

const batch = /^(?:batch|bat|cmd|dosbatch|winbatch)$/

const plain = /^(?:text|txt|plain|plaintext|none|no-?highlight|default|output|raw|guess|)$/

/** A language whose blocks are scripts: `bash`, `sh`, `shell` … */
export const isScriptLanguage = (language: string | null): boolean => language !== null && scripts.test(language)

/** A language whose blocks are sessions at a shell: `console`, `shell-session` … */
export const isConsoleLanguage = (language: string | null): boolean => language !== null && consoles.test(language)

export const isPowershellLanguage = (language: string | null): boolean => language !== null && powershell.test(language)

export const isBatchLanguage = (language: string | null): boolean => language !== null && batch.test(language)

/** A language of settings or data, of which no line is a command. */
export const isDataLanguage = (language: string | null): boolean =>
  language !== null && /^(?:ya?ml|json5?|ini|toml|cfg|conf|config|properties|dosini)$/.test(language)

/** Names by which highlighters know languages that are no shell's, as Pygments and Linguist spell them. */
const others: ReadonlySet<string> = new Set(otherLanguages)

/** None given, one that says nothing about the content, or one that is no language's name, as `shel`. */
export const isPlainLanguage = (language: string | null): boolean =>
  language === null ||
  plain.test(language) ||
  !(
    others.has(language) ||
    isScriptLanguage(language) ||
    isConsoleLanguage(language) ||
    isPowershellLanguage(language) ||
    isBatchLanguage(language)
  )

/** What blocks of a program's language are marked as, where that is another word. */
const marks: Readonly<Record<string, RegExp>> = {
  sql: /^(?:sql|mysql|mariadb|psql|postgres|postgresql|pgsql|plpgsql|sqlite3?|tsql)$/,
  cql: /^(?:cql|sql|cassandra)$/,
  python: /^(?:py|python[23]?|python-?console|pycon|ipython)$/,
  mongodb: /^(?:js|javascript|mongodb?|mongosh)$/,
  javascript: /^(?:js|javascript|node)$/,
  ruby: /^(?:rb|ruby|irb)$/,
  powershell: /^(?:powershell|pwsh|ps1|posh)$/,
}

/** Whether a block marked as `language` holds what a program of `speech` takes. */
export const isLanguageOf = (speech: string, language: string): boolean =>
  speech === language || marks[speech]?.test(language) === true

/** SQL's dialects. */
export const isSqlLanguage = (language: string | null): boolean => language !== null && isLanguageOf('sql', language)

/** A language that people type in a program's own prompt, too. */
export const isTypedLanguage = (language: string | null): boolean =>
  language !== null && ['python', 'ruby', 'mongodb', 'javascript'].some(speech => isLanguageOf(speech, language))
