/*
 * The reports of the operator's commands as the command line shows them. The store makes them; `bin`, which sees both
 * sides, does not compile where they differ.
 */

export type MigrationReport = { readonly from: number; readonly to: number; readonly applied: readonly string[] };

export type Finding = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly chain: string;
  readonly seq: number | null;
  /** UTC, ISO 8601. */
  readonly recordedAt: string | null;
  readonly what: string;
};

export type VerifyReport = {
  readonly ok: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly items: number;
  readonly erased: number;
  readonly blobs: number;
  readonly texts: number;
  readonly checkpoint: string | null;
  readonly findings: readonly Finding[];
};

export type Checkpoint = {
  readonly format: number;
  readonly at: string;
  readonly chains: readonly { readonly chain: string; readonly seq: number; readonly hash: string }[];
};

export type Dump = {
  readonly sha256: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
};

export type RebuildReport = {
  readonly identical: boolean;
  readonly live: Dump;
  readonly rebuilt: Dump;
  readonly entries: number;
  readonly differing: readonly string[];
};

export type DocumentPlace = {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly compartmentId: string;
  readonly compartment: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
};

export type ErasureReport = {
  readonly seq: number;
  readonly items: number;
  readonly documents: number;
  readonly around: readonly string[];
  readonly content: readonly string[];
  readonly links: number;
  /** Links of other tables that lead to people whom only its rows had named. */
  readonly endless: number;
  readonly entities: readonly string[];
  readonly lanes: readonly { readonly kind: string; readonly id: string; readonly title: string }[];
  readonly lanesGone: readonly { readonly kind: string; readonly id: string }[];
};
