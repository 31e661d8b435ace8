import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { execa } from 'execa'
import type { Fingerprint } from './document-fingerprint.ts'

/** Which commit of its repository is checked out where a document lies, and whether the document is another than in it. */
export interface DocumentCommit {
  readonly commit: string
  readonly changed: boolean
}

/** A repository on a disk that hangs keeps nobody waiting longer than this, in milliseconds. */
const patience = 5000

/**
 * Asks `git` about a document; null when it lies in no repository, there is no git, or git does not answer. Only names are
 * resolved: what a repository's own settings would have git run is not run.
 */
export async function documentCommit(file: string, read: Fingerprint): Promise<DocumentCommit | null> {
  const folder = dirname(file)
  if (!isInRepository(folder)) return null
  try {
    const { stdout } = await execa('git', ['rev-parse', 'HEAD', `HEAD:./${basename(file)}`], {
      ...{ cwd: folder, timeout: patience, reject: false, stdin: 'ignore', stderr: 'ignore' },
      // A runner that was started from a hook has another repository's names in its environment.
      env: { ...withoutGit(process.env), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      extendEnv: false,
    })
    const [commit = '', blob = ''] = stdout.split('\n')
    if (!isName(commit)) return null
    return { commit, changed: !isName(blob) || !read.blobs.includes(blob) }
  } catch {
    return null
  }
}

const isName = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true
  return folder !== dirname(folder) && isInRepository(dirname(folder))
}

const withoutGit = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')))
