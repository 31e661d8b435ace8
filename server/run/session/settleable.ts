/** A promise that is settled from outside. */
export function settleable(): { readonly promise: Promise<void>; readonly settle: () => void } {
  let settle = () => {}
  const promise = new Promise<void>(resolve => (settle = resolve))
  return { promise, settle }
}
