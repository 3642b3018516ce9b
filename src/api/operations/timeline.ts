import { operation } from '../operation.ts';
import { caseParams, nothing } from '../schemas/common.ts';
import { timeline, timelineAsk } from '../schemas/timeline.ts';

export const timelineOperations = {
  readTimeline: operation({
    id: 'readTimeline',
    summary:
      'What happened when: links relied on, legal statuses and happenings read rightly, in lanes; the undated apart',
    method: 'POST',
    path: '/cases/{caseId}/timeline',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: timelineAsk,
    reply: timeline,
  }),
};
