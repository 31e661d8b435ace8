/** How much of a command's output is kept when nobody says otherwise, in bytes: more than anybody reads. */
const usual = 256 << 20

/** Less would cut what a step prints on an ordinary day; more than any disk has to spare is a slip. In bytes. */
const [least, most] = [1 << 20, 2 ** 40]

/** How much of each command's output is kept, in bytes, given what was asked for. */
export const outputLimitOf = (asked: number | undefined): number =>
  asked === undefined || !Number.isFinite(asked) ? usual : Math.min(most, Math.max(least, Math.floor(asked)))
