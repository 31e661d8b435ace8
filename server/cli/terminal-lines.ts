/**
 * Undoes what a terminal does to line ends on the way out (each LF becomes CR LF), so that a pipe gets the bytes a
 * program wrote. A CR at the end of a chunk is held until it is known what follows.
 */
export function terminalLines(): { feed(data: string): string; rest(): string } {
  let held = ''
  return {
    feed(data) {
      const text = held + data
      held = text.endsWith('\r') ? '\r' : ''
      return text.slice(0, text.length - held.length).replaceAll('\r\n', '\n')
    },
    rest() {
      const text = held
      held = ''
      return text
    },
  }
}
