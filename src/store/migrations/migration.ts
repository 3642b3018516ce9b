/** Names of the three roles besides the owner; they differ by database, because roles belong to the whole server. */
export type RoleNames = { readonly app: string; readonly operator: string; readonly search: string };

/** One step of the schema: run once, in a transaction of its own, never changed after a release. */
export type Migration = { readonly id: number; readonly name: string; readonly sql: (roles: RoleNames) => string };
