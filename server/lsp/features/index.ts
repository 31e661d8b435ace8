import type { Feature } from '../feature.ts'
import { codeAction } from './code-action.ts'
import { codeLens } from './code-lens.ts'
import { completion } from './completion.ts'
import { diagnostics } from './diagnostics.ts'
import { documentLink } from './document-link.ts'
import { documentSymbol } from './document-symbol.ts'
import { doubtEdit } from './doubt-edit.ts'
import { foldingRange } from './folding-range.ts'
import { hover } from './hover.ts'
import { outline } from './outline.ts'
import { semanticTokens } from './semantic-tokens.ts'

/** Every feature of the language server. */
export const features: readonly Feature[] = [
  codeAction,
  codeLens,
  completion,
  diagnostics,
  documentLink,
  documentSymbol,
  doubtEdit,
  foldingRange,
  hover,
  outline,
  semanticTokens,
]
