import { Account } from './account.ts'

/** An account with every command put in doubt, for one reason. */
export const doubted = (account: Account, why: string): Account =>
  new Account(
    account.lines,
    account.readings.map(reading =>
      reading.role === 'command' || reading.role === 'continued' ? { ...reading, role: 'unread', why } : reading,
    ),
  )
