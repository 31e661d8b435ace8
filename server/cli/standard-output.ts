import { whyUnwritable } from '../run/journal/journal.ts'

let unread = false
let outliving = false

/** From now on the command goes on when nobody reads its output any more: a run is followed to its end. */
export function outliveReader(): void {
  outliving = true
}

/** Ends the command quietly when its reader has seen enough (`| head`), with a line when the output cannot be kept. */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (unread) return
    unread = true
    const enough = error.code === 'EPIPE'
    if (!enough) process.stderr.write(`runbook: standard output cannot be written: ${whyUnwritable(error)}\n`)
    if (!outliving) process.exit(enough ? 0 : 2)
  })
  process.stderr.on('error', () => undefined)
}
