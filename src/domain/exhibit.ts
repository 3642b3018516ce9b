/** One movement of an exhibit. `at` is ISO 8601 with zone; `from` is null where it was seized or first made. */
export type ExhibitMovement = {
  readonly at: string;
  readonly from: string | null;
  readonly to: string;
  readonly by: string;
  readonly why: string;
  /** The seal it was found under, and the one it was put under; null where there was none. */
  readonly sealFound: string | null;
  readonly sealPut: string | null;
  /** SHA-256 of a digital exhibit, where it was taken then. */
  readonly sha256: string | null;
};
