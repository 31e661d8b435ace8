import type { RunState } from './state.ts'

/** Where a run stands, when that is inside what commands have opened: `inside ssh db1 › psql`. Empty when it is in no such place. */
export function insideInWords(state: Pick<RunState, 'inside'> | null): string {
  const places = Object.entries(state?.inside ?? {}).map(
    ([target, openers]) => `inside ${openers.map(firstLine).join(' › ')}${target === 'local' ? '' : ` on ${target}`}`,
  )
  return places.join(', ')
}

const firstLine = (text: string): string => {
  const [line = ''] = text.split('\n', 1)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
