/** Whether the words say so. `superseded` is a claim that a mend replaced. */
export const reviewStates = ['unreviewed', 'read rightly', 'rejected', 'superseded'] as const;
export type ReviewState = (typeof reviewStates)[number];
