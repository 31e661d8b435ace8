import { expect, test } from 'vitest'
import { isSecret } from '../../server/run/secret.ts'

test.each(['password', 'DB_PASS', 'API_KEY', 'access-key', 'ssh_key', 'auth_token', 'SECRET', 'passphrase'])(
  '%s is secret',
  name => expect(isSecret(name)).toBe(true),
)
test.each(['host', 'VERSION_OLD', 'pack-list'])('%s is not', name => expect(isSecret(name)).toBe(false))
