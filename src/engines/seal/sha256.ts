/** SHA-256 over the parts joined, 32 bytes; handed in, because engines do no I/O and load no platform. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;
