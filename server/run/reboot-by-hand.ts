import type { Step } from '../runbook/model.ts'

/**
 * Whether a step tells its reader to reboot other machines ("Reboot the node." for `db1`): nobody runs that for them, but
 * whether the machines come back can be seen.
 */
export const isRebootByHand = ({ kind, reboots, hosts }: Pick<Step, 'kind' | 'reboots' | 'hosts'>): boolean =>
  kind === 'manual' && reboots && hosts.length > 0
