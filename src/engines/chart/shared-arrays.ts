type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** An array that a thread can fill and others read without a copy. */
export function shared<T extends Numbers>(
  kind: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

export function sharedCopy<T extends Numbers>(from: T): T {
  const made = new (from.constructor as { new (buffer: SharedArrayBuffer): T })(new SharedArrayBuffer(from.byteLength));
  made.set(from as never);
  return made;
}

/** The same object with each of its arrays in shared memory. */
export const inShared = <T extends object>(of: T): T =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [name, ArrayBuffer.isView(value) ? sharedCopy(value as Numbers) : value]),
  ) as T;
