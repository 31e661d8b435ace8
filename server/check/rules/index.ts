/** Every rule. A new one needs its file, its page in docs/rules/ and its line here. */
import type { Rule } from '../rule.ts'
import { brokenContinuation } from './broken-continuation.ts'
import { consoleBlockWithoutCommands } from './console-block-without-commands.ts'
import { destructiveCommand } from './destructive-command.ts'
import { directiveWithoutColons } from './directive-without-colons.ts'
import { duplicateStepNumber } from './duplicate-step-number.ts'
import { emptySection } from './empty-section.ts'
import { hiddenText } from './hidden-text.ts'
import { hostSpelling } from './host-spelling.ts'
import { includeCycle } from './include-cycle.ts'
import { includeNotFound } from './include-not-found.ts'
import { invalidAttribute } from './invalid-attribute.ts'
import { interactiveCommand } from './interactive-command.ts'
import { invisibleCharacters } from './invisible-characters.ts'
import { lineInDoubt } from './line-in-doubt.ts'
import { markupFaultRules } from './markup-faults.ts'
import { missingLiteralMarker } from './missing-literal-marker.ts'
import { pipeToShell } from './pipe-to-shell.ts'
import { placeholderInRedirection } from './placeholder-in-redirection.ts'
import { placeholderStep } from './placeholder-step.ts'
import { serviceNeverRestarted } from './service-never-restarted.ts'
import { shellSyntax } from './shell-syntax.ts'
import { skippedStepNumber } from './skipped-step-number.ts'
import { sudoAtRootPrompt } from './sudo-at-root-prompt.ts'
import { temporaryStateNeverLeft } from './temporary-state-never-left.ts'
import { undefinedSubstitution } from './undefined-substitution.ts'
import { unresolvedQuestion } from './unresolved-question.ts'

export const rules: readonly Rule[] = [
  brokenContinuation,
  consoleBlockWithoutCommands,
  destructiveCommand,
  directiveWithoutColons,
  duplicateStepNumber,
  emptySection,
  hiddenText,
  hostSpelling,
  includeCycle,
  includeNotFound,
  interactiveCommand,
  invalidAttribute,
  invisibleCharacters,
  lineInDoubt,
  missingLiteralMarker,
  pipeToShell,
  placeholderInRedirection,
  placeholderStep,
  serviceNeverRestarted,
  shellSyntax,
  skippedStepNumber,
  sudoAtRootPrompt,
  temporaryStateNeverLeft,
  undefinedSubstitution,
  unresolvedQuestion,
  ...markupFaultRules,
]
