import type { Missing } from './event.ts'
import { spokenSize } from './spoken-size.ts'

/** What stands where output is left out that was printed there: how much, and where it is. */
export const missingWords = ({ bytes, file }: Missing): string =>
  `[${spokenSize(bytes)} of output left out here: ${file === undefined ? 'more than could be shown' : `kept in ${file}`}]`
