import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KnownSecrets } from '../../../server/run/redact/known-secrets.ts'
import { redacted, Redaction } from '../../../server/run/redact/redaction.ts'

const none = new KnownSecrets()
const knows = (...values: readonly string[]): KnownSecrets => {
  const known = new KnownSecrets()
  for (const value of values) known.given('PASSWORD', value)
  return known
}

/** A stream in pieces through the filter. */
function filtered(pieces: readonly Buffer[], known: KnownSecrets): string {
  const redaction = new Redaction(known)
  return Buffer.concat([...pieces.map(piece => redaction.take(piece)), redaction.rest()]).toString('latin1')
}

const key = `-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75\nabc/def+123=\n-----END RSA PRIVATE KEY-----`

describe('what has the shape of a secret is not kept', () => {
  test.each([
    ['postgres://app:hunter2@db/x', 'postgres://app:•••@db/x'],
    ['https://:ghx@host/', 'https://:•••@host/'],
    ['curl -H "Authorization: Bearer abc.def-123"', 'curl -H "Authorization: Bearer •••"'],
    ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic •••'],
    ['-H Bearer eyJhbGciOiJIUzI1NiJ9x', '-H Bearer •••'],
    ['key AKIAIOSFODNN7EXAMPLE.', 'key •••.'],
    [`ghp_${'a1'.repeat(18)} ok`, '••• ok'],
    ['glpat-abcdefghij0123456789', '•••'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig-na_ture', '•••'],
    ['PGPASSWORD=hunter2 psql', 'PGPASSWORD=••• psql'],
    [`export DB_PASSWORD='two words' X=1`, 'export DB_PASSWORD=••• X=1'],
    ['DB_PASS=a"b c"d; next', 'DB_PASS=•••; next'],
    ['PASSWORD=a;b&c', 'PASSWORD=•••'],
    ['AWS_SECRET_ACCESS_KEY=abc/def', 'AWS_SECRET_ACCESS_KEY=•••'],
    ['SECRET_KEY_BASE = "x y"', 'SECRET_KEY_BASE = •••'],
    ['app --db-password=x --api-key=y', 'app --db-password=••• --api-key=•••'],
    ['app --token abc --verbose', 'app --token ••• --verbose'],
    ['{"password":"a\'b", "id": 1}', '{"password":•••, "id": 1}'],
    ['  password: hunter2', '  password: •••'],
    ['mysql -u root -phunter2 db', 'mysql -u root -p••• db'],
    ['mysqldump -ps3cret --all', 'mysqldump -p••• --all'],
    ['sshpass -p hunter2 ssh db1', 'sshpass -p ••• ssh db1'],
    ['curl -s -u admin:hunter2 https://x', 'curl -s -u admin:••• https://x'],
    [`before\n${key}\nafter`, 'before\n-----BEGIN RSA PRIVATE KEY-----•••-----END RSA PRIVATE KEY-----\nafter'],
    ['x\n-----BEGIN PRIVATE KEY-----\r\nMIIE', 'x\n-----BEGIN PRIVATE KEY-----•••'],
  ])('%s', (text, expected) => {
    expect(redacted(text, none)).toBe(expected)
  })

  test.each([
    ...['mysql -u root -p db', 'mysql --port=3306 -P 3306', 'ssh -p 22 host', 'bypass=yes', 'compass=north'],
    ...['PASSWORD=$(cat /run/secret)', 'PASSWORD="$OTHER"', '--password=<password>', '--password', 'Enter password: '],
    ...[
      'http://host:8080/path',
      'git@github.com:a/b.git',
      'user@host:/srv',
      'tests: 12 passed',
      'TOKEN_FILE=/run/token',
    ],
    ...['Permission denied (publickey,password).', 'basic instructions', 'ssh-ed25519 AAAAC3NzaC1lZDI1 me@host'],
  ])('and what is none stays: %s', text => {
    expect(redacted(text, none)).toBe(text)
  })
})

describe('a known secret is not kept', () => {
  test('however it is spelled', () => {
    const known = knows(`it's "50%" /ok`)
    for (const text of [`it's "50%" /ok`, `it's%20%2250%25%22%20%2Fok`, `it's \\"50%\\" /ok`, `it'\\''s "50%" /ok`]) {
      expect(redacted(`<${text}>`, known)).toBe('<•••>')
    }
  })

  test.each([
    ['Python', `S3cr3t%22Qz%5C9%27x%2B/%3D%26end`, `'S3cr3t"Qz\\\\9\\'x+/=&end'`],
    ['RFC 3986, in small letters too', 'S3cr3t%22Qz%5C9%27x%2B%2F%3D%26end', 'S3cr3t%22Qz%5c9%27x%2b%2f%3d%26end'],
    ['HTML', 'S3cr3t&quot;Qz\\9&#x27;x+/=&amp;end', `S3cr3t"Qz\\9'x+/=&amp;end`],
    ['a shell', `'S3cr3t"Qz\\9'"'"'x+/=&end'`, `S3cr3t\\"Qz\\\\9\\'x+/=\\&end`, `"S3cr3t\\"Qz\\\\9'x+/=&end"`],
  ])('as %s shows it', (_, ...texts) => {
    const known = knows(`S3cr3t"Qz\\9'x+/=&end`)
    for (const text of texts) expect(redacted(text, known)).toMatch(/^["']?•••["']?$/)
  })

  test('each line of it', () => {
    expect(redacted('x first line\r\nsecond line y', knows('first line\nsecond line'))).toBe('x •••\r\n••• y')
  })

  test('that overlaps another, or itself', () => {
    expect(redacted('xabcdefx aaaaaaa', knows('abcd', 'cdef', 'aaaa'))).toBe('x•••x •••')
  })

  test('of a variable that is exported, unless it is a plain word or a file', () => {
    const known = new KnownSecrets()
    known.exported({ API_TOKEN: 'longenough', SSH_ASKPASS: '/bin/sh', PASS: 'short', HOME: '/home/somebody' })
    expect(redacted('longenough /bin/sh short /home/somebody', known)).toBe('••• /bin/sh short /home/somebody')
  })

  test.each([
    ['export API_TOKEN=blue-7-horse; echo "$API_TOKEN"', 'it is blue-7-horse', 'it is •••'],
    [`mysql -p'höhle-77' -e x`, 'using höhle-77', 'using •••'],
    ['PASSWORD="two words" env', 'two words', '•••'],
    ['PASSWORD=short; true', 'short of time', 'short of time'],
    ['TOKEN_FILE=/etc/hostname true', '/etc/hostname', '/etc/hostname'],
  ])('of the command that prints it: %s', (command, printed, kept) => {
    const known = new KnownSecrets()
    known.shownIn(command)
    expect(redacted(printed, known)).toBe(kept)
  })

  test('but a name that says nothing makes no secret, nor does a value that stands everywhere', () => {
    const known = new KnownSecrets()
    known.given('HOST', 'database')
    known.given('PASSWORD', 'abc')
    known.given('PASSWORD', '\ud800 is half a pair')
    expect(redacted('database abc', known)).toBe('database abc')
  })
})

describe('a stream', () => {
  const secret = 'S3cr3t-Value'
  const bits = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    fc.constantFrom(
      secret,
      key,
      key.slice(0, 60),
      'PASSWORD=',
      '"x y"',
      'password: ',
      '://',
      'me:pw@',
      'Bearer ',
      '\n',
    ),
    fc.constantFrom(
      '\r\n',
      ' ',
      '-----END',
      `AKIA${'Z9'.repeat(8)}`,
      'mysql ',
      ' -pabc',
      '$',
      '\0',
      'é',
      'x'.repeat(200),
    ),
    fc.nat(9000).map(length => 'y'.repeat(length)),
  )
  const streams = fc.array(bits, { maxLength: 30 }).map(parts => Buffer.from(parts.join('')))

  test('comes out the same however it is cut', () => {
    const known = knows(secret)
    fc.assert(
      fc.property(streams, fc.array(fc.nat(5000), { maxLength: 40 }), (stream, lengths) => {
        const pieces: Buffer[] = []
        let at = 0
        for (const length of lengths) pieces.push(stream.subarray(at, (at += length)))
        pieces.push(stream.subarray(at))
        expect(filtered(pieces, known)).toBe(filtered([stream], known))
      }),
      { numRuns: 400 },
    )
  })

  test('byte by byte, too, and no known secret is left in it', () => {
    const known = knows(secret)
    fc.assert(
      fc.property(streams, stream => {
        const whole = filtered([stream], known)
        expect(
          filtered(
            [...stream].map(byte => Buffer.from([byte])),
            known,
          ),
        ).toBe(whole)
        expect(whole).not.toContain(secret)
      }),
      { numRuns: 60 },
    )
  })

  test('without secrets stays as it is, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(3000), (bytes, cut) => {
        // The shapes' own words need letters in a row that random bytes do not have.
        const stream = Buffer.from(bytes.map(byte => (byte >= 0x41 && byte <= 0x7a ? 0x2e : byte)))
        const pieces = [stream.subarray(0, cut), stream.subarray(cut)]
        expect(filtered(pieces, none)).toBe(stream.toString('latin1'))
      }),
    )
  })

  test('is kept up to its last line end at once, and no more than some kilobytes are held back', () => {
    const redaction = new Redaction(none)
    expect(redaction.take(Buffer.from('one\ntw')).toString()).toBe('one\n')
    expect(redaction.take(Buffer.from('o\r')).toString()).toBe('two\r')
    let kept = 0
    for (let sent = 0; sent < 100; sent++) kept += redaction.take(Buffer.alloc(1000, 'z')).length
    expect(kept).toBeGreaterThan(80_000)
  })

  test('behind what only begins as a private key goes on', () => {
    const text = `-----BEGIN PRIVATE KEY-----\n${'words of a log\n'.repeat(5000)}`
    const out = redacted(text, none)
    expect(text.length - out.length).toBeLessThan(33_000)
    expect(out.endsWith('words of a log\n')).toBe(true)
  })
})
