import { readFileSync, statSync } from 'node:fs'

/** What a step wrote down by itself. */
export interface Evidence {
  readonly word: 'start' | 'end' | 'fail'
  /** The step's number in the guide, from 0. */
  readonly step: number
}

/** All that the steps wrote down, in the order in which they did; lines are appended whole. */
export function readEvidence(log: string): readonly Evidence[] {
  return readText(log)
    .split('\n')
    .flatMap(line => {
      const [, word, step] = /^(start|end|fail) (\d+)$/.exec(line) ?? []
      return word === undefined ? [] : [{ word: word as Evidence['word'], step: Number(step) }]
    })
}

export const countOf = (evidence: readonly Evidence[], word: Evidence['word'], step: number): number =>
  evidence.filter(each => each.word === word && each.step === step).length

/** How long the log is, in bytes. */
export function lengthOf(log: string): number {
  try {
    return statSync(log).size
  } catch {
    return 0
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
