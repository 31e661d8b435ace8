/**
 * Lines that are shown and not typed although a program's name may begin them: results, versions, settings, frames of
 * a stack, commands with a remark. Only the shape is looked at.
 */
const shapes: readonly RegExp[] = [
  // `app sync x --prune=y -> invalid`, `journalctl -u app   <- look here`, `service x stop // on db2`: with a remark
  /\s(?:<?--?>|=>|→|<--?|←|\/\/)\s/,
  // `pod q deleted`, `service q not found`, `heal completed`; not `dnf list installed`
  /^[a-z][\w./-]*(?: (?!-)[\w./:@-]+){0,4} (?:(?:was|were|(?:is|are|has been|have been) (?:now |already )?)?(?:deleted|created|configured|unchanged|updated|completed|succeeded|cordoned|uncordoned|drained|evicted|patched|labeled|annotated|scaled|restarted|reloaded|restored|approved|renamed|finished|exposed)|not found|already exists)[.!]?$/,
  // `at com.example.Main.run(Main.java:5)`
  /^at [\w.$<>]+ ?\(/,
  // what says who may log in, and who may do what: pg_hba.conf, sudoers
  /^(?:local|host(?:no)?(?:ssl)?)(?: +\S+){2,4} +(?:trust|md5|peer|ident|scram-sha-256|reject|cert|password)$/,
  /^%?\w[\w.-]* +ALL ?=/,
]

/** `ceph v2`, `nginx version: nginx/1.25`: what a program says of its version, and nothing to be done. */
const isBanner = (text: string): boolean =>
  /^[A-Za-z][\w.-]* (?:v\d[\w.+-]*|[Vv]ersion:? ?\S*\d\S*)(?:[\s,(]|$)/.test(text) && !/\s--?[A-Za-z]|[|&;]/.test(text)

/** Whether a line, trimmed and without a comment at its end, has such a shape. */
export function isShownLine(text: string): boolean {
  const bare = text.slice(0, 400).replace(/"[^"]*"|'[^']*'/g, 'q')
  return shapes.some(shape => shape.test(bare)) || isBanner(text)
}

/** `level=info ts=12 msg="ok"`, `host=db port=5432`: several values in small letters are what a program prints or reads. */
export const isLogfmt = (text: string): boolean => /^[a-z_]+=(?:"[^"]*"|'[^']*'|\S*)\s+[a-z_]+=/.test(text)

/** `config.yml`: the name of a file that holds data, which nobody runs. */
export const isDataFile = (word: string): boolean =>
  word.includes('.') &&
  /^[\w.-]+\.(?:ya?ml|json|conf|cfg|cnf|ini|log|txt|md|rst|xml|toml|pem|crt|key|sql|tar|gz|tgz|zip|rpm|deb|service|properties|env|csv|bak|db|html?)$/.test(
    word,
  )
