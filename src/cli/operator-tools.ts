import type {
  Checkpoint,
  DocumentPlace,
  ErasureReport,
  MigrationReport,
  RebuildReport,
  VerifyReport,
} from './operator-reports.ts';

/** What only whoever runs the machine may do, under the operator's own database role. */
export type OperatorTools = {
  migrate(): Promise<MigrationReport>;
  verify(options: { checkpoint: unknown; onProgress: (entries: number) => void }): Promise<VerifyReport>;
  checkpoint(): Promise<Checkpoint>;
  rebuild(onProgress: (entries: number) => void): Promise<RebuildReport>;
  /** By whole names; `compartment` by id or name, undefined for all. */
  findDocument(of: { case: string; document: string; compartment: string | undefined }): Promise<DocumentPlace>;
  erase(of: { caseId: string; compartmentId: string; documentId: string; authority: string }): Promise<ErasureReport>;
  close(): Promise<void>;
};
