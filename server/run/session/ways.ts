import type { NestedSession } from '../../runbook/model.ts'
import { interpreters } from './interpreters/index.ts'
import type { Interpreter } from './interpreters/interpreter.ts'
import { intoShell, type WayIn } from './way-in.ts'

/** Programs that draw a terminal of their own, or pass keys on by rules of theirs: they are the operator's. */
const drawing = /(?:^|[\s/])(?:screen|tmux|mosh|virsh|telnet|csh|tcsh)(?=\s|$)/

/** How a nested session is entered; null when only the operator can. */
export function wayInto({ opener, language }: Pick<NestedSession, 'opener' | 'language'>): WayIn | null {
  if (drawing.test(opener)) return null
  if (language === 'sh') return intoShell
  return interpreterOf({ opener, language })
}

/** The entry of a program that a command has opened; null when there is none. */
export const interpreterOf = ({ opener, language }: Pick<NestedSession, 'opener' | 'language'>): Interpreter | null =>
  interpreters.find(each => each.language === language && each.opener.test(opener)) ?? null
