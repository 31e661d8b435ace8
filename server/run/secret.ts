/** Whether a value's name says that nobody should read it over a shoulder, or later in the record. */
export const isSecret = (name: string): boolean => /PASS|SECRET|TOKEN|KEY|CREDENTIAL/i.test(name)

/** What stands for a secret wherever a command is shown or recorded. */
export const mask = '•••'
