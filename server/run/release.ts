import manifest from '../../package.json' with { type: 'json' }

/** Runbook's version, as the record names it. */
export const release: string = manifest.version
