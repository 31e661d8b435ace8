import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mapping } from './mapping.ts'

/** The file in a workspace's own folder that says where hosts are reached, for everybody who works there. */
export const targetsFile = (workspace: string): string => join(workspace, 'runbook.targets')

/**
 * What a workspace's file says; nothing when there is none. One host a line, comments behind `#`:
 *
 *     astakos.host = ssh:astakos1
 *     db1          = local
 *
 * Throws a sentence that names the line when one is something else.
 */
export function readTargetsFile(workspace: string): Mapping {
  const path = targetsFile(workspace)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  return parseTargets(text, path)
}

/** As {@link readTargetsFile}, of a text; `name` is what the file is called in a message. */
export function parseTargets(text: string, name: string): Mapping {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const hosts = new Map<string, number>()
  return Object.fromEntries(
    lines.flatMap((line, index) => {
      const said = line.replace(/(^|\s)#.*$/, '').trim()
      if (said === '') return []
      const [, host, target] = /^([^\s=]+)\s*=\s*(\S.*)$/.exec(said) ?? []
      if (host === undefined || target === undefined)
        throw new Error(`${name}:${index + 1}: expected HOST = TARGET, found ${JSON.stringify(said.slice(0, 200))}`)
      // Which of two lines is meant nobody can tell: the step would run on the wrong machine.
      const before = hosts.get(host)
      if (before !== undefined)
        throw new Error(`${name}:${index + 1}: expected one line for ${host}, found another on line ${before}`)
      hosts.set(host, index + 1)
      return [[host, target] as const]
    }),
  )
}

/** Adds a host to a workspace's file, or gives it another target there; the rest stays as it is. */
export function writeTarget(workspace: string, host: string, target: string): void {
  const path = targetsFile(workspace)
  let text = ''
  try {
    text = readFileSync(path, 'utf8').replace(/\s*$/, '\n')
  } catch {
    // It is new.
  }
  const others = text.split('\n').filter(line => line.split('=', 1)[0]?.trim() !== host)
  const whole = `${path}.${process.pid}`
  writeFileSync(whole, `${others.join('\n')}${host} = ${target}\n`)
  renameSync(whole, path)
}
