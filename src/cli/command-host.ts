import type { Account } from '#api/schemas/account';
import type { Reading } from '#domain/reading';
import type { ExtractionResult } from '#domain/rendition';
import type { Trace } from '#engines/read/trace';
import type { ResolveData } from '#engines/resolve/resolve-data';
import type { OperatorTools } from './operator-tools.ts';
import type { RecordTools } from './record-tools.ts';
import type { Terminal } from './terminal.ts';

/** A request answered by a running server, or by the same app inside this process. */
export type Workplace = {
  readonly where: 'running server' | 'this process';
  readonly base: string;
  readonly send: (request: Request) => Promise<Response>;
  /** Opens a session for any account from this machine. */
  readonly localKey: string;
  /** All accounts, the barred ones too. */
  accounts(): Promise<readonly Account[]>;
  /** Starts reading what waits, where no running server does so already. */
  startReading(): Promise<void>;
  close(): Promise<void>;
};

/** `url` only where a server runs: nobody can say before at which address it will be. `expiresAt` is ISO, UTC. */
export type SignInLink = { readonly url?: string; readonly linkPath: string; readonly expiresAt: string };

/** Accounts as the operator of this machine keeps them; the first one is made here. */
export type AccountTools = {
  list(): Promise<readonly Account[]>;
  add(of: { login: string; name: string; administrator: boolean; mayOpenCases: boolean }): Promise<AddedAccount>;
  link(accountId: string): Promise<SignInLink>;
  disable(accountId: string): Promise<Account>;
  close(): Promise<void>;
};
export type AddedAccount = { readonly account: Account; readonly link: SignInLink };

export type ServeOptions = {
  /** Undefined takes the usual port, or the next free one. */
  readonly port: number | undefined;
  readonly host: string;
  readonly allowedHosts: readonly string[];
};

export type StatusReport = {
  readonly version: string;
  readonly home: string;
  readonly server: { readonly url: string; readonly pid: number; readonly startedAt: string } | null;
  /** Null where no server runs: nothing is started only to ask. */
  readonly database: {
    readonly name: string;
    readonly schema: number;
    readonly schemaOfProgram: number;
    readonly accounts: number;
    readonly waiting: number;
    /** Jobs given up, by kind and the code they failed with. */
    readonly givenUp: readonly { readonly kind: string; readonly jobs: number; readonly why: string | null }[];
  } | null;
  /** Limits on parsers that this machine does not enforce, in words. */
  readonly notEnforced: readonly string[];
  /** Languages whose letters are recognised in pictures, by Tesseract's codes. */
  readonly recognises: readonly string[];
};

/** Everything a command does to one data folder. */
export type Place = {
  readonly home: string;
  serve(options: ServeOptions): Promise<void>;
  demo(options: ServeOptions): Promise<void>;
  /** Works beside a running server until asked to stop. */
  work(): Promise<void>;
  workplace(): Promise<Workplace>;
  accounts(): Promise<AccountTools>;
  operate(): Promise<OperatorTools>;
  status(): Promise<StatusReport>;
};

export type FoundFile =
  | { readonly kind: 'file'; readonly path: string; readonly absolute: string; readonly size: number }
  | { readonly kind: 'passed-over'; readonly path: string; readonly why: string };

/** What the engines' own commands need: files and text, no case and no database. */
export type ReadingTools = {
  readonly reader: {
    readonly version: string;
    read(text: string, options: { date: string | null; title: string | null; trace?: Trace }): Reading;
  };
  extract(file: { path: string }, name: string): Promise<ExtractionResult>;
  close(): Promise<void>;
};

/** Rows of a table as text, some thousand at a time. */
export type OpenTable = {
  readonly header: readonly string[];
  /** What was guessed about the file, in sentences. */
  readonly notes: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
  close(): void;
};

/** What resolving on plain files needs: the compiled data, and tables. */
export type ResolveTools = {
  readonly data: ResolveData;
  readTable(path: string): Promise<OpenTable>;
};

/** What `bin` hands to the commands; each part is loaded when it is first asked for. */
export type CommandHost = {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** The data folder that `--home` names, else the usual one, or the demo's own. */
  place(home: string | undefined, of?: 'usual' | 'demo'): Place;
  /** Every file under a path, and what was passed over with the reason. */
  walk(start: string): AsyncIterable<FoundFile>;
  readingTools(): Promise<ReadingTools>;
  resolveTools(): Promise<ResolveTools>;
  recordTools(): Promise<RecordTools>;
};
