/** Numbers in chunks of 65,536: grows without copying what is there. */
export class GrowingArray {
  private readonly chunks: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    const at = this.length & 0xffff;
    if (at === 0) this.chunks.push(new Uint32Array(0x10000));
    this.chunks[this.length >>> 16]![at] = value;
    this.length += 1;
  }

  at(n: number): number {
    return this.chunks[n >>> 16]![n & 0xffff]!;
  }
}
