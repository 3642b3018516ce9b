/** Where a document stands: every document is in exactly one of these, so that nothing is lost silently. */
export const documentStates = ['waiting', 'read', 'unreadable', 'set aside'] as const;
export type DocumentState = (typeof documentStates)[number];
