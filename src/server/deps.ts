import type { Doctrine } from '#domain/doctrine';
import type { Reading } from '#domain/reading';
import type { HeaderWords } from '#engines/records/header-words';
import type { Resolver } from '#engines/resolve/resolver';
import type { FtmTools } from '#exchange/ftm/ftm-tools';
import type { ExtractionPool } from '#files/extraction-pool';
import type { Store } from '#store/open-store';
import type { ChartDesk } from './chart-desk.ts';
import type { FlowDesk } from './trace/flow-desk.ts';

/** UTC milliseconds. */
export type Clock = () => number;

export type Random = (bytes: number) => Uint8Array;

/** One line of the server's own output: never personal data, never a secret. */
export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | null | readonly string[];
};
export type Log = (line: LogLine) => void;

/** Makes claims of a text; `documentDate` is the ISO date that "last week" refers to. */
export type Reader = {
  readonly version: string;
  read(text: string, documentDate: string | null): Reading | Promise<Reading>;
};

export type Settings = {
  readonly version: string;
  /** Host names the server answers besides the loopback ones, with or without a port. */
  readonly hosts: readonly string[];
  /** The key in the data folder that opens a session from this machine; null turns that off. */
  readonly localKey: string | null;
  /** Bytes of one document; a larger one is refused while it comes in. */
  readonly largestDocumentBytes: number;
};

export type ServerDeps = {
  readonly store: Store;
  readonly reader: Reader;
  readonly resolver: Resolver;
  readonly doctrine: Doctrine;
  readonly ftm: FtmTools;
  readonly headerWords: HeaderWords;
  readonly extractionPool: Pick<ExtractionPool, 'extract' | 'largestWhole' | 'poolLimits'>;
  /** Where charts are built; in the server's own thread where none is handed over. */
  readonly chartDesk?: ChartDesk;
  /** Where the flows of cases lie and are searched; in the server's own thread where none is handed over. */
  readonly flowDesk?: FlowDesk;
  readonly settings: Settings;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};
