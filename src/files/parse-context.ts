import type { FoundChild } from '#domain/rendition';
import type { ExtractionLimits } from './extraction-limits.ts';

/** What a parser may ask of, and say to, whoever has a file read. */
export type ParseContext = {
  readonly limits: ExtractionLimits;
  /** Containers around the file. */
  readonly depth: number;
  /** Hands out a file found inside; resolves once there is room for the next. */
  readonly take: (child: FoundChild) => Promise<void>;
  /** Says that a long piece of work goes on, so that it is not taken for one that hangs. */
  readonly alive: () => void;
};

/** For a caller that wants the text alone. */
export const withoutChildren = (limits: ExtractionLimits): ParseContext => ({
  limits,
  depth: 0,
  take: async () => undefined,
  alive: () => undefined,
});
