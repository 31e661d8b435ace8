/**
 * Lines that programs print and people do not type: table rules and rows, listings, logs, `key: value`, columns,
 * JSON, elisions. Only the shape is looked at.
 */
const shapes: readonly RegExp[] = [
  /^[-=+|_*~─═│┌└├]{3,}/,
  /^\|.*\|$/,
  /^[-dlcbps][rwxsStT-]{9}[.+@]?\s/,
  /^total \d+$/,
  /^\[?\d{4}[-/]\d\d[-/]\d\d/,
  /^\[ *\d+\.\d+\]/,
  /^\d{1,2}:\d\d(?::\d\d)?\b/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? +(?:\d|[A-Z])/,
  /^[\d.,]+%?(?:\s|$|:|\))/,
  /^\(?\d+ rows?\b/,
  /^(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|CRITICAL|NOTICE|TRACE|OK|FAILED|PASS|FAIL|SUCCESS)\b[^=]*$/,
  /^[IWEF]\d{4} \d\d:\d\d/,
  /^(?:Error|Warning|Info|error|warning|fatal|ok|changed|failed|skipping|PLAY|TASK|Traceback|Usage|usage)\b ?[:([]/,
  /^[[{}\]][^\s]*$|^[{\]}]/,
  /^\[(?!\[|\s).*$/,
  /^["']/,
  /^(?:\.\.\.|…|<\.\.\.>|\[\.\.\.\]|\[snip)/,
  /^<[\w!?/]/,
  /^(?:error|fatal|failed) \w+ing\b/,
  // A prompt that nobody knows.
  /^\[?[\w.-]+@[\w.-]+[ :\]].{0,80}[$#%>❯]\s/,
  /^\S+ \| (?:success|changed|failed|unreachable|skipped)\b/i,
  /^(?:https?|ftp|file):\/\//,
  /^(?:\/\/|\/\*|\*\/|--\s|;;|%%)/,
  /^(?:@@ |\+\+\+ |--- |diff --git )/,
  /^[\w."'-]+(?:\[[^\]]*\])?\s+[:+]?=\s/,
  /^[\w.-]+(?: [\w.-]+){0,3} = ?/,
  /^[\w.]+\([^)]*\)?[;.,:]?$/,
  /^(?:[A-Z][A-Z0-9_()%/.-]*\s{2,}){1,}[A-Z]/,
  /^(?:[A-Z][A-Z0-9_%/-]+ ){2,}[A-Z]+$/,
  /^[A-Za-z_][\w./()[\]-]*:$/,
  /^(?:Every|Reading|Building|Setting up|Unpacking|Fetched|Get:|Hit:|Processing|Loading|Connecting|Downloading) ?\S/,
  /[a-z)]\.{3}(?: ?\w+)?$/,
  /^(?:\S+ )?(?:ssh-|ecdsa-sha2-|sk-)\S+ AAAA/,
  /^[└├│✓✔✗✘•·→⇒●○]/,
]

/** Whether a line, trimmed, has the shape of output. */
export const hasOutputShape = (line: string): boolean => {
  const text = line.length > 400 ? line.slice(0, 400) : line
  return shapes.some(shape => shape.test(text)) || isKeyAndValue(text) || isColumns(text)
}

/** `Release:        20.04`, `ha-enabled ( RO): true`; not `scp a host: b` or `-H Accept: x`. */
const isKeyAndValue = (text: string): boolean =>
  /^["']?[A-Za-z_][\w./-]*["']?[\w./()-]*(?: [\w./()-]+){0,5} ?: (?!\/\/)/.test(text) && !/^[^:]*\s-/.test(text)

/** Three or more columns with wide gaps. */
export const isColumns = (text: string): boolean => {
  const gaps = text.match(/\S(?:\s{2,}|\t)(?=[^\s\\|>&#-])/g)?.length ?? 0
  return gaps >= 2
}
