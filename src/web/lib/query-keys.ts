/** Keys of cached replies. All of a case begin with `['case', caseId]`, so that one call refreshes them together. */
export const keys = {
  session: ['session'] as const,
  accounts: ['accounts'] as const,
  status: ['status'] as const,
  cases: ['cases'] as const,
  matches: ['matches'] as const,
  collisions: ['collisions'] as const,
  due: ['due'] as const,
  case: (caseId: string) => ['case', caseId] as const,
  caseDetail: (caseId: string, asOf: string | null) => ['case', caseId, 'detail', asOf] as const,
  documents: (caseId: string, asOf: string | null) => ['case', caseId, 'documents', asOf] as const,
  document: (caseId: string, documentId: string, asOf: string | null) =>
    ['case', caseId, 'document', documentId, asOf] as const,
  progress: (caseId: string) => ['case', caseId, 'progress'] as const,
  loads: (caseId: string) => ['case', caseId, 'loads'] as const,
  text: (renditionId: string) => ['text', renditionId] as const,
  mentions: (caseId: string, renditionId: string, asOf: string | null) =>
    ['case', caseId, 'mentions', renditionId, asOf] as const,
  documentClaims: (caseId: string, documentId: string, asOf: string | null) =>
    ['case', caseId, 'claims', 'document', documentId, asOf] as const,
  claims: (caseId: string, filter: unknown, asOf: string | null) =>
    ['case', caseId, 'claims', 'filtered', filter, asOf] as const,
  claim: (caseId: string, claimId: string, asOf: string | null) => ['case', caseId, 'claim', claimId, asOf] as const,
  entities: (caseId: string, asOf: string | null) => ['case', caseId, 'entities', asOf] as const,
  links: (caseId: string, asOf: string | null) => ['case', caseId, 'links', asOf] as const,
  timeline: (caseId: string, ask: unknown) => ['case', caseId, 'timeline', ask] as const,
  trace: (caseId: string, what: string, ask: unknown) => ['case', caseId, 'trace', what, ask] as const,
  lanes: (caseId: string, what: string, ask: unknown) => ['case', caseId, 'lanes', what, ask] as const,
  records: (caseId: string, what: string, ask: unknown) => ['case', caseId, 'records', what, ask] as const,
  pins: (caseId: string, asOf: string | null) => ['case', caseId, 'pins', asOf] as const,
  chart: (caseId: string, ask: unknown) => ['case', caseId, 'chart', ask] as const,
  neighbours: (caseId: string, entityId: string, asOf: string | null) =>
    ['case', caseId, 'neighbours', entityId, asOf] as const,
  linksBetween: (caseId: string, one: string, other: string, asOf: string | null) =>
    ['case', caseId, 'links between', one, other, asOf] as const,
  find: (caseId: string, name: string, asOf: string | null) => ['case', caseId, 'find', name, asOf] as const,
  searches: (caseId: string) => ['case', caseId, 'searches'] as const,
  views: (caseId: string) => ['case', caseId, 'views'] as const,
  proposals: (caseId: string) => ['case', caseId, 'proposals'] as const,
  entity: (caseId: string, entityId: string, asOf: string | null) =>
    ['case', caseId, 'entity', entityId, asOf] as const,
  conflicts: (caseId: string, asOf: string | null) => ['case', caseId, 'conflicts', asOf] as const,
  notices: (caseId: string, asOf: string | null) => ['case', caseId, 'notices', asOf] as const,
  lookUp: (caseId: string, name: string) => ['case', caseId, 'look up', name] as const,
  log: (caseId: string, asOf: string | null) => ['case', caseId, 'log', asOf] as const,
  /** Not under the case: it must not be fetched again with each decision. */
  aside: (caseId: string, asOf: string | null) => ['aside', caseId, asOf] as const,
  members: (caseId: string, asOf: string | null) => ['case', caseId, 'members', asOf] as const,
  searchCases: (words: string) => ['search', words] as const,
  search: (caseId: string, words: string) => ['case', caseId, 'search', words] as const,
};
