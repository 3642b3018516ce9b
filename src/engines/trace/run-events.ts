import type { SnapNetwork } from './snap-network.ts';

/** Events of some runs one after another, to be sorted together. */
export type RunEvents = {
  times: Float64Array;
  payload: Int32Array;
  length: number;
};

/** Adds a run's times, each with the payload; there is none for -1. */
export function addRun(events: RunEvents, network: SnapNetwork, run: number, payload: number): void {
  if (run < 0) return;
  const { times, runStart, runEnd } = network;
  const end = runEnd[run]!;
  for (let k = runStart[run]!; k < end; k++) {
    if (events.length === events.times.length) {
      const [moreTimes, morePayload] = [new Float64Array(events.length * 2), new Int32Array(events.length * 2)];
      moreTimes.set(events.times);
      morePayload.set(events.payload);
      [events.times, events.payload] = [moreTimes, morePayload];
    }
    events.times[events.length] = times[k]!;
    events.payload[events.length++] = payload;
  }
}

export const newRunEvents = (): RunEvents => ({
  times: new Float64Array(1024),
  payload: new Int32Array(1024),
  length: 0,
});
