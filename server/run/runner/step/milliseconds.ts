/** Milliseconds as the record keeps them: with microseconds. */
export const round = (ms: number): number => Math.round(ms * 1000) / 1000
