import { Account } from './account.ts'

/** The account of a block of which no statement is to be run unasked, for one reason. */
export const doubted = (account: Account, why: string): Account =>
  new Account(
    account.lines,
    account.readings.map(reading =>
      reading.role === 'command' || reading.role === 'continued' ? { ...reading, role: 'unread', why } : reading,
    ),
  )
