/** `verified`: read in a published copy. `unverified`: general knowledge, or only its frame was read; shown as such on screen. */
export const doctrineStatuses = ['verified', 'unverified'] as const;
export type DoctrineStatus = (typeof doctrineStatuses)[number];

/** What every fact of doctrine carries. `as_of` is a day, or a year where no day is known. */
export type Sourced = { readonly source: string; readonly as_of: string; readonly status: DoctrineStatus };
