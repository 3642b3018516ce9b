import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isUnderWay,
  noUpload,
  rateOf,
  roomFor,
  sendOptions,
  uploadAfter,
  type UploadAction,
  type UploadState,
} from './upload-state.ts';

const options = sendOptions({ compartmentId: null, origin: '', setAside: '' });
const items = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ file: new File(['x'], `${at}.txt`), path: '' }));
const add = (count: number): UploadAction => ({ do: 'add', items: items(count), options, now: 1000 });
const refusal = (of: UploadState) => ({
  item: of.waiting[0] ?? { ...items(1)[0]!, options },
  what: 'x',
  next: 'y',
  code: 'LL-FILE-TOO-LARGE',
});

test('keeps at most so many in flight, and none while paused', () => {
  const state = uploadAfter(noUpload, add(10));
  expect(roomFor(state, 4)).toBe(4);
  const begun = uploadAfter(state, { do: 'begin', count: 4 });
  expect(roomFor(begun, 4)).toBe(0);
  expect(
    roomFor(
      uploadAfter(uploadAfter(begun, { do: 'kept', bytes: 1, known: false, now: 2000 }), { do: 'pause', paused: true }),
      4,
    ),
  ).toBe(0);
});

test('accounts for every file at each step', () => {
  const step = fc.constantFrom(
    'begin',
    'kept',
    'known',
    'refused',
    'pause',
    'go on',
    'add',
    'retry',
    'stop',
    'send the rest',
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = uploadAfter(noUpload, add(8));
      for (const name of steps) {
        if (name === 'begin') state = uploadAfter(state, { do: 'begin', count: roomFor(state, 3) });
        else if (name === 'add') state = uploadAfter(state, add(2));
        else if (name === 'pause' || name === 'go on')
          state = uploadAfter(state, { do: 'pause', paused: name === 'pause' });
        else if (name === 'retry' || name === 'stop' || name === 'send the rest')
          state = uploadAfter(state, { do: name });
        else if (state.inFlight > 0)
          state = uploadAfter(
            state,
            name === 'refused'
              ? { do: 'refused', refused: refusal(state) }
              : { do: 'kept', bytes: 1, known: name === 'known', now: 2000 },
          );
        const { waiting, inFlight, kept, known, refused, unsent, total } = state;
        expect(waiting.length + inFlight + kept + known + refused.length + unsent.length).toBe(total);
        expect(inFlight).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test('sends refused files again when asked', () => {
  let state = uploadAfter(uploadAfter(noUpload, add(1)), { do: 'begin', count: 1 });
  state = uploadAfter(state, { do: 'refused', refused: refusal(state) });
  expect(isUnderWay(state)).toBe(false);
  expect(uploadAfter(state, { do: 'retry' })).toMatchObject({ refused: [], waiting: [{}] });
});

test('counts what a stop left unsent, and sends it when asked', () => {
  let state = uploadAfter(uploadAfter(noUpload, add(10)), { do: 'begin', count: 4 });
  state = uploadAfter(state, { do: 'stop' });
  expect(state).toMatchObject({ total: 10, inFlight: 4, refused: [] });
  expect(state.unsent).toHaveLength(6);
  for (let sent = 0; sent < 4; sent++) state = uploadAfter(state, { do: 'kept', bytes: 1, known: false, now: 2000 });
  expect(state).toMatchObject({ total: 10, kept: 4, inFlight: 0 });
  expect(isUnderWay(state)).toBe(false);
  state = uploadAfter(state, { do: 'send the rest' });
  expect(state.waiting).toHaveLength(6);
  expect(state.unsent).toEqual([]);
});

test('keeps to each file where it goes, whatever is added since', () => {
  const elsewhere = { compartmentId: 'another', origin: '', setAside: '' };
  const state = uploadAfter(uploadAfter(noUpload, add(2)), { do: 'add', items: items(1), options: elsewhere, now: 2 });
  expect(state.waiting.map((one) => one.options.compartmentId)).toEqual([null, null, 'another']);
});

test('begins anew when files come after all were done', () => {
  let state = uploadAfter(uploadAfter(noUpload, add(1)), { do: 'begin', count: 1 });
  state = uploadAfter(state, { do: 'kept', bytes: 5, known: false, now: 2000 });
  expect(uploadAfter(state, add(3))).toMatchObject({ total: 3, kept: 0 });
});

test('gives a rate once there is something to measure', () => {
  const state = { ...noUpload, startedAt: 1000, kept: 10 };
  expect(rateOf({ ...state, lastAt: 1100 })).toBeNull();
  expect(rateOf({ ...state, lastAt: 3000 })).toBe(5);
});
