/** What a target's shell is called in the record: the operator's own, or the one in which he is root. */
export const sessionName = (target: string, isRoots: boolean): string => (isRoots ? `${target} as root` : target)
