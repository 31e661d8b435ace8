import type { Interpreter } from './interpreter.ts'

/** Interpreters that are entered; what is typed in any other is left to the operator. */
export const interpreters: readonly Interpreter[] = []
