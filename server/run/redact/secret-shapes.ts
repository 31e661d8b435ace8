/**
 * A word as it stands behind a name in the shell, in settings or in what `env` prints: quoted in part or as a whole, ended
 * by `;` and its like only where these end it to the eye. No `$reference`, of which only a name would be hidden.
 */
const word = String.raw`(?!["']?[$<({\[])((?:"[^"\r\n]{0,900}"?|'[^'\r\n]{0,900}'?|(?:[^\s"'&;|),]|[&;|),](?=[^\s"'&;|),])){1,900}){1,8})`

/** Names of what is secret, as they end in settings, variables and options. */
const longName = String.raw`passw(?:or)?d|passphrase|secret|token|credentials?|api[_-]?key|(?:access|secret|private|encryption|signing)[_-]?key`
const anyName = String.raw`(?:${longName}|(?<!com|by|sur|tres)pass|[A-Z]_KEY)(?:[_-](?:access[_-]?key|key|base|value|[a-z]?\d{1,3})){0,2}`

/**
 * What a secret looks like in text of which nobody has told us. Each shape reads bytes as Latin-1 characters, its match
 * crosses no line end and is never longer than {@link longestShape}; what its capturing group holds is not kept, and the
 * rest of it stays, so that a reader sees what stood there.
 */
export const secretShapes: readonly RegExp[] = [
  // scheme://user:secret@host
  /:\/\/[^\s:@/'"]{0,128}:([^\s@/'"]{1,512})@/dg,
  // Authorization: Bearer secret, and a scheme by itself
  /\bauthorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:[a-z]{1,20}[ \t]{1,4})?([^\s"',$<]{4,4096})/dgi,
  /\b(?:bearer|basic)[ \t]{1,4}(?=\S{0,64}[\d=])([\w.~+/=-]{16,4096})/dgi,
  // Tokens that say by their beginning whose they are: AWS, GitHub, GitLab, Slack, Stripe, npm, Google, Vault, JWT
  /\b(A[KS]IA[0-9A-Z]{16}|gh[opsur]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|xox[abeoprs]-[\w-]{10,255}|[rs]k_(?:live|test)_\w{16,255}|npm_\w{36}|AIza[\w-]{35}|hv[bs]\.[\w-]{20,255}|eyJ[\w-]{8,2048}\.[\w-]{8,4096}(?:\.[\w-]{0,1024})?)/dg,
  // PASSWORD=secret, --api-key=secret, token = "secret"
  new RegExp(String.raw`${anyName}["']?[ \t]{0,4}=[ \t]{0,4}${word}`, 'dgi'),
  // password: secret, "token": "secret"
  new RegExp(String.raw`(?:${longName})["']?[ \t]{0,4}:(?:[ \t]{1,4}|(?=["']))${word}`, 'dgi'),
  // --password secret
  new RegExp(
    String.raw`--(?:[\w-]{1,32}-)?(?:password|passwd|passphrase|pass|secret|token|api-key)[ \t]{1,8}(?!-)${word}`,
    'dg',
  ),
  // mysql -psecret, sshpass -p secret, curl -u user:secret
  /\b(?:mysql|mariadb)[\w-]{0,16}[ \t](?:[^\r\n|;&]{0,512}?[ \t])?-p(?!\$)(\S{1,512})/dg,
  /\bsshpass[ \t]{1,4}-p[ \t]{0,4}(?!\$)(\S{1,512})/dg,
  /\bcurl[ \t](?:[^\r\n|;&]{0,512}?[ \t])?(?:-u|--user)[ \t]{0,4}["']?[^\s:'"$]{1,128}:(?!\$)([^\s'"]{1,512})/dg,
]

/** No shape's match is longer, in bytes. */
export const longestShape = 8192

/** How far a shape looks back before its beginning, in bytes. */
export const looksBack = 8

/** Of a private key nothing is kept up to its end, or this many bytes. */
const longestKey = 32 * 1024

/** A private key, whose end may have yet to come. */
export const privateKey = new RegExp(
  `-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----((?:(?!-----END)[^]){1,${longestKey}})`,
  'dg',
)
