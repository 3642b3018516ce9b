import type { DoctrineStatus } from './sourced.ts';

export const deadlineKinds = ['custody', 'authority', 'retention', 'review', 'reply', 'warning'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** How pressing a deadline is; `gone up`: nobody acted in time, and others are told as well. */
export const dueLevels = ['soon', 'due', 'gone up'] as const;
export type DueLevel = (typeof dueLevels)[number];

/** Something that is due. `due` is ISO 8601 with zone; `status` is that of the length it was reckoned from. */
export type Deadline = {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly title: string;
  readonly due: string;
  readonly status: DoctrineStatus;
};
