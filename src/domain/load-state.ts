/** What may become of a load of many files: it goes on, somebody stopped it, or nothing more comes. */
export const loadStates = ['open', 'stopped', 'ended'] as const;

export type LoadState = (typeof loadStates)[number];

/** From so many files on, what is sent together is a load: it goes behind what people add by hand, and can be gone on with. */
export const fewestOfLoad = 20;
