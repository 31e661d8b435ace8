import type { StepState } from './state.ts'

/** What a step that waits for the operator waits for. */
export type WaitsFor = Exclude<StepState['waitingFor'], 'reboot' | null>

/** What is said of a program that was stopped (Ctrl-Z), where the operator's keys go. */
export const suspendedWords = 'suspended: Enter continues it, Ctrl-C ends it'

/** Where a step that waits stands, in a few words. */
export const waitingWords = (waitsFor: StepState['waitingFor']): string =>
  waitsFor === 'suspended' ? 'suspended' : waitsFor === 'password' ? 'waits for a password' : 'waits for input'
