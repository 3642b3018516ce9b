import { readFileSync } from 'node:fs';

const PAGE = 4096;

/** Bytes of memory that a process holds now, or null where the system does not say (`/proc` is of Linux alone). */
export function residentMemory(pid: number): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'ascii').split(' ')[1]);
    return Number.isFinite(pages) ? pages * PAGE : null;
  } catch {
    return null;
  }
}
