import { hostname, userInfo } from 'node:os'
import type { Environment } from './session/environment.ts'

/** Who asks for a run, and on which machine. */
export interface WhoAsks {
  /** Login name. */
  readonly user: string
  /** Who that was before `sudo` made them another. */
  readonly sudoUser?: string
  readonly host: string
}

/** The user of this process: nobody else can speak to a runner. `environment` is that of the client. */
export function whoAsks(environment: Partial<Environment> = {}): WhoAsks {
  const { SUDO_USER: sudoUser = '' } = environment
  const user = loginName()
  return { user, ...(sudoUser === '' || sudoUser === user ? {} : { sudoUser }), host: hostname() }
}

/** A container's user may have no name. */
function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
