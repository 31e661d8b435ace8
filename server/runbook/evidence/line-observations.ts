import { commandNames } from '../commands/command-names.ts'
import { isColumns } from '../commands/output-shape.ts'
import { isDataFile, isLogfmt, isShownLine } from '../commands/shown-line.ts'
import { beginsSql } from '../commands/sql.ts'
import { isSynopsis } from '../commands/synopsis.ts'
import { isProse } from '../prose/is-prose.ts'
import subcommands from './words/subcommands.json'
import type { LineView } from './line-view.ts'
import { observation, type Observation } from './observation.ts'

const seen = (name: string, says: string, holds: (line: LineView) => boolean) => observation(name, says, holds)

/** The text of the line matches a pattern. */
const shape = (name: string, says: string, form: RegExp) => seen(name, says, ({ text }) => form.test(text))

/** A subcommand after one, two or three other words: `juju status`, `st2 rule list`. */
const subcommand = new RegExp(String.raw`^[a-z][\w.-]*(?: [a-z][\w.-]*){0,2} (?:${subcommands.join('|')})(?:[-\s]|$)`)

/** Observations about one line by itself. */
export const lineObservations: readonly Observation<LineView>[] = [
  seen('reads-as-command', 'reads as a command', ({ likeness }) => likeness === 'command'),
  seen('may-be-command', 'could be a command', ({ likeness }) => likeness === 'maybe'),
  seen('program-first', "begins with a program's name", ({ word }) => commandNames.has(word)),
  shape('wrapper-first', 'runs something through sudo or the like', /^(?:sudo|doas|nohup|env|time|exec)\s+\S/),
  shape(
    'path-first',
    'begins with the path of a program',
    /^(?:(?:\.{1,2}|~|\$\{?\w+\}?)\/|\/[\w.@%+${}<>-]+\/)[\w.@%+${}/<>-]+(?:\s|$)/,
  ),
  shape('relative-path-first', 'begins with a path', /^[\w.-]+(?:\/[\w.+-]+)+(?:\s|$)/),
  shape('script-first', 'begins with the name of a script', /^\S+\.(?:sh|py|pl|rb|bat|ps1)(?:\s|$)/),
  seen('option', 'has an option', ({ bare }) => /\s--?[A-Za-z]/.test(bare)),
  seen('long-option', 'has a long option', ({ bare }) => /\s--[a-z][\w-]+/.test(bare)),
  seen('joined', 'joins commands with a pipe, `&&` or `;`', ({ bare }) =>
    /\s(?:\|(?![\w.-]+\|)|&&|\|\|)\s*\S|;\s\w/.test(bare),
  ),
  seen('redirected', 'redirects input or output', ({ bare }) =>
    /(?:^|\s)\d?(?:>>?|<(?![\w .-]+>))\s?[\w./$~"]/.test(bare),
  ),
  seen('expansion', 'uses a variable or the output of another command', ({ text }) => /\$[A-Za-z_{(]/.test(text)),
  shape('assigns-first', 'sets a variable', /^(?:export\s+)?[A-Za-z_]\w*=/),
  shape(
    'assigns-only',
    'sets a variable and does nothing else',
    /^[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|<[^<>]*>|[^\s"'<]*)$/,
  ),
  shape('backslash-end', 'continues on the next line', /(?:^|[^\\])\\$/),
  shape(
    'shell-compound',
    'is a loop, a condition or a group',
    /^(?:for|while|until|if|case)\s.*(?:;|\bin\b|\bdo$|\bthen$)|^[({]\s|^\[\[?\s.*\s\]\]?/,
  ),
  shape('function', 'defines a function', /^(?:function\s+\w+|[A-Za-z_]\w*\s?\(\)\s*(?:\{|$))/),
  shape('quoted-first', 'begins with a quote', /^["']/),
  shape('expansion-first', 'begins with a variable or the output of another command', /^["']?[$`]/),
  shape('placeholder-first', 'begins with something to fill in', /^(?:<[^<>]+>|\{\{|\[[a-z][\w -]*\])\S*/),
  seen('angle-placeholder', 'contains something to fill in', ({ bare }) => /<[A-Za-z][\w .-]*>/.test(bare)),
  seen('sql', 'is an SQL statement', ({ text }) => beginsSql([text], 0)),
  shape('cmdlet', 'begins with a PowerShell command', /^[A-Z][a-z]+-[A-Z][A-Za-z]+(?:\s|$)/),
  seen('prose', 'reads as a sentence', ({ text }) => isProse(text)),
  seen(
    'sentence',
    'is a sentence',
    ({ text }) => /^[A-Z][a-z]+,? [^|&;<>$`]*[a-z)][.:!?]$/.test(text) && isProse(text),
  ),
  seen('synopsis', 'shows how a program is called', ({ text }) => isSynopsis(text)),
  seen('choice-in-brackets', 'offers a choice in brackets', ({ bare }) =>
    /[(<[{][\w=$.-]+\s?\|\s?[\w=$.|\s-]+[)>\]}]/.test(bare),
  ),
  seen('shown', 'looks like a result or a version', ({ text }) => isShownLine(text)),
  seen('logfmt', 'is a list of keys and values', ({ text }) => isLogfmt(text)),
  seen('data-file', 'begins with the name of a file', ({ word }) => isDataFile(word)),
  shape('rule', 'is a horizontal rule', /^[-=+|_*~─═│┌└├]{3,}/),
  shape('table-row', 'is a row of a table', /^\|(?![\w-]+\|$).*\|$|^\+[-=+]+\+?$/),
  shape('tree', 'begins with a sign of a tree or a list', /^[└├│✓✔✗✘•·→⇒●○]/),
  shape('listing', 'is a row of a file listing', /^[-dlcbps][rwxsStT-]{9}[.+@]?\s|^total \d+$/),
  shape(
    'date-first',
    'begins with a date or a time',
    /^\[?\d{4}[-/]\d\d[-/]\d\d|^\d{1,2}:\d\d(?::\d\d)?\b|^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? +(?:\d|[A-Z])/,
  ),
  shape('number-first', 'begins with a number', /^\(?\[?\d[\d.,:]*%?(?:\s|$|:|\)|\])/),
  shape(
    'log-level',
    'looks like a log line',
    /^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|CRITICAL|NOTICE|TRACE|OK|FAILED|PASS|FAIL|SUCCESS)\b|^[IWEF]\d{4} \d\d:|\s(?:INFO|WARN(?:ING)?|ERROR|DEBUG)\s/,
  ),
  shape(
    'label-first',
    'begins with a label such as "Error:"',
    /^(?:Error|Warning|Info|Note|Usage|Options|Traceback|error|warning|fatal|usage)\b ?[:([]/,
  ),
  shape('brace-first', 'begins with a bracket, as data does', /^(?:[\]}]|\{(?!\{))|^\[(?![[\s]|\w[\w -]*\]\/)/),
  shape('json', 'is JSON', /^(?:\{(?!\{)|\[(?!\[\s))\s*["'{[]|^"[^"]+"\s*:/),
  shape('yaml', 'is YAML', /^(?:- )?["']?[A-Za-z_][\w./-]*["']?:(?:\s|$)/),
  shape('dash-first', 'begins with a dash', /^-/),
  shape('key-equals', 'sets a key with spaces around `=`', /^[\w."'-]+(?:\[[^\]]*\])?\s+[:+]?=\s/),
  shape('key-colon', 'has the form `key : value`', /^["']?[A-Za-z_][\w./ ()-]{0,60}["']? ?: (?!\/\/)/),
  seen('columns', 'is set in columns', ({ text }) => isColumns(text)),
  shape(
    'capital-columns',
    'is a table header',
    /^(?:[A-Z][A-Z0-9_()%/.-]*\s{2,})+[A-Z]|^(?:[A-Z][A-Z0-9_%/-]+ ){2,}[A-Z]+$/,
  ),
  shape('colon-end', 'ends in a colon', /:$/),
  shape('period-end', 'ends like a sentence', /[a-z)]\.$/),
  shape('comma-end', 'ends in a comma', /,$/),
  shape('semicolon-end', 'ends in a semicolon', /;$/),
  shape('ellipsis', 'is shortened with dots', /^(?:\.\.\.|…|<\.\.\.>|\[\.\.\.\]|\[snip)|[a-z)]\.{3}$/),
  shape('tag', 'is markup', /^<[\w!?/][^<>]*>(?!\/[\w.])\S*$|^<\/|^<\?/),
  shape('http-request', 'is an HTTP request', /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:\/|https?:)/),
  shape('control-key', 'begins with a key to press, such as ^C', /^\^[A-Z](?![\w-])/),
  shape('control-character', 'holds a character that cannot be seen', /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/),
  shape('ticked', 'is in backticks, like code in running text', /^`[^`]+`$/),
  shape('arrow-first', 'begins with an arrow', /^(?:=>|->|-->|→)\s/),
  shape('url', 'is a URL', /^(?:https?|ftp|file):\/\//),
  shape('code-comment', 'is a comment in another language', /^(?:\/\/|\/\*|\*\/|--\s|;;|%%|\* )/),
  shape('diff', 'is a line of a diff', /^(?:@@ |\+\+\+ |--- |diff --git )/),
  shape('call', 'is a function call', /^[\w.]+\([^)]*\)?[;.,:]?$/),
  shape(
    'progress',
    'reports progress',
    /^(?:Every|Reading|Building|Setting up|Unpacking|Fetched|Get:|Hit:|Processing|Loading|Connecting|Downloading|Starting|Stopping|Creating|Done|Waiting|Running|Created|Removing)\b/,
  ),
  shape(
    'key-material',
    'is a key or a certificate',
    /^(?:\S+ )?(?:ssh-|ecdsa-sha2-|sk-)\S+ AAAA|^-----|^[A-Za-z0-9+/]{40,}={0,2}$/,
  ),
  shape('not-ascii-first', 'begins with a letter outside ASCII', /^[^\x00-\x7f]/),
  shape('capital-first', 'begins with a capital letter', /^[A-Z]/),
  shape('all-capitals', 'is in capitals', /^[A-Z][A-Z0-9_ :/.-]*[A-Z0-9]$/),
  shape('small-first', 'begins with a lower-case letter', /^[a-z]/),
  seen('one-word', 'is one word', ({ wordCount }) => wordCount === 1),
  seen('two-words', 'is two words', ({ wordCount }) => wordCount === 2),
  seen('many-words', 'has many words', ({ wordCount }) => wordCount >= 9),
  seen('gap', 'has a gap after its first word', ({ text }) => /^\S+\s{2,}\S/.test(text)),
  seen('commented', 'ends in a comment', ({ isCommented }) => isCommented),
  shape(
    'coined-word-first',
    'begins with a word that can only be the name of a program',
    /^[a-z]+\d*[-_.][a-z][\w.-]*(?:\s|$)|^[a-z]+\d\w*(?:\s|$)/,
  ),
  seen('subcommand', 'contains a common subcommand', ({ text }) => subcommand.test(text)),
  seen('path-argument', 'has a path among its arguments', ({ rest }) =>
    /(?:^|[\s=])[~.]{0,2}\/\w|(?:^|\s)[\w-]+\/[\w.-]+(?:\s|$)/.test(rest),
  ),
  seen('value-argument', 'has `name=value` among its arguments', ({ rest }) => /(?:^|\s)[a-z][\w.-]*=\S/.test(rest)),
  seen('url-argument', 'has a URL among its arguments', ({ rest }) => /(?:^|[\s=])\w+:\/\/\S/.test(rest)),
  shape('substitution-first', 'begins with an RST substitution', /^\|[A-Za-z][\w -]*\|(?:\s|$|\/)/),
  seen('plain-words', 'consists of plain words', ({ text }) => /^[a-z][\w-]*(?: [\w./:=-]+){1,5}$/.test(text)),
]
