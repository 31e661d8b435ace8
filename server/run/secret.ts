/** Whether a value's name says that nobody should read it over a shoulder, or later in the record. */
export const isSecret = (name: string): boolean => /PASS|SECRET|TOKEN|KEY|CREDENTIAL/i.test(name)

/** What stands for a secret wherever a command is shown or recorded. */
export const mask = '•••'

/** Whether a recorded value is not the one that was given: a secret stood for it, or in it. */
export const isMasked = (value: string): boolean => value.includes(mask)
