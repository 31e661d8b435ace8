import { constants } from 'node:os'

const names = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]))

/** The signal a shell's status tells of: 130 is `SIGINT`. Null for a status that tells of none. */
export const signalOfStatus = (status: number | null): string | null =>
  status === null || status <= 128 ? null : (names.get(status - 128) ?? null)
