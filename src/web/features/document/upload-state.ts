/** A file found in what was dropped; `path` is the folder path it was found under, with its name, or empty. */
export type FileToSend = { readonly file: File; readonly path: string };

export type SendOptions = {
  readonly compartmentId: string | null;
  readonly origin: string;
  readonly setAside: string;
  /** The load that many files are sent in. */
  readonly loadId: string | null;
  /** It was broken off before: what is there already is not sent again. */
  readonly goesOn: boolean;
};

/** As a person chose them, before a load was begun. */
export const sendOptions = (of: { compartmentId: string | null; origin: string; setAside: string }): SendOptions => ({
  ...of,
  loadId: null,
  goesOn: false,
});

/** A file with what was said of it when it was added: another lot, added since, may go elsewhere. */
export type Sending = FileToSend & { readonly options: SendOptions };

export type Refused = {
  readonly item: Sending;
  readonly what: string;
  readonly next: string;
  readonly code: string;
};

/** How far the sending of files has come. Every file is in exactly one of waiting, in flight, kept, same as before, refused, unsent. */
export type UploadState = {
  readonly waiting: readonly Sending[];
  readonly inFlight: number;
  readonly kept: number;
  /** Kept already: equal bytes were on the case. */
  readonly known: number;
  readonly refused: readonly Refused[];
  /** Not begun when the person stopped; kept at hand to be sent after all. */
  readonly unsent: readonly Sending[];
  readonly bytes: number;
  readonly total: number;
  readonly paused: boolean;
  readonly startedAt: number;
  /** When the last file was kept. */
  readonly lastAt: number;
};

export type UploadAction =
  | { readonly do: 'add'; readonly items: readonly FileToSend[]; readonly options: SendOptions; readonly now: number }
  | { readonly do: 'begin'; readonly count: number }
  | { readonly do: 'kept'; readonly bytes: number; readonly known: boolean; readonly now: number }
  | { readonly do: 'refused'; readonly refused: Refused }
  /** The load was stopped by somebody. */
  | { readonly do: 'turned away'; readonly item: Sending }
  | { readonly do: 'pause'; readonly paused: boolean }
  | { readonly do: 'stop' }
  | { readonly do: 'retry' }
  | { readonly do: 'send the rest' }
  | { readonly do: 'clear' };

export const noUpload: UploadState = Object.freeze({
  waiting: [],
  inFlight: 0,
  kept: 0,
  known: 0,
  refused: [],
  unsent: [],
  bytes: 0,
  total: 0,
  paused: false,
  startedAt: 0,
  lastAt: 0,
});

/** The sending of files as it goes on; pure. */
export function uploadAfter(state: UploadState, action: UploadAction): UploadState {
  switch (action.do) {
    case 'add': {
      // What a stop left unsent stays on the account until the person sends it or closes it.
      const from = isUnderWay(state) || state.unsent.length > 0 ? state : { ...noUpload, startedAt: action.now };
      const waiting = [...from.waiting, ...action.items.map((item) => ({ ...item, options: action.options }))];
      return { ...from, waiting, total: from.total + action.items.length, paused: false };
    }
    case 'begin':
      return { ...state, waiting: state.waiting.slice(action.count), inFlight: state.inFlight + action.count };
    case 'kept':
      return {
        ...state,
        inFlight: state.inFlight - 1,
        kept: state.kept + (action.known ? 0 : 1),
        known: state.known + (action.known ? 1 : 0),
        bytes: state.bytes + action.bytes,
        lastAt: action.now,
      };
    case 'refused':
      return { ...state, inFlight: state.inFlight - 1, refused: [...state.refused, action.refused] };
    case 'turned away':
      return {
        ...state,
        inFlight: state.inFlight - 1,
        waiting: [],
        unsent: [...state.unsent, action.item, ...state.waiting],
        paused: false,
      };
    case 'pause':
      return { ...state, paused: action.paused };
    case 'stop':
      // What is in flight goes on to its end, so that its fate is known.
      return { ...state, waiting: [], unsent: [...state.unsent, ...state.waiting], paused: false };
    case 'send the rest':
      return { ...state, waiting: [...state.waiting, ...state.unsent], unsent: [], paused: false };
    case 'retry':
      return {
        ...state,
        waiting: [...state.waiting, ...state.refused.map((one) => one.item)],
        refused: [],
        paused: false,
      };
    case 'clear':
      return isUnderWay(state) ? state : noUpload;
  }
}

export const isUnderWay = (state: UploadState): boolean => state.waiting.length > 0 || state.inFlight > 0;

/** How many more to begin, so that at most `lanes` are in flight. */
export function roomFor(state: UploadState, lanes: number): number {
  return state.paused ? 0 : Math.min(state.waiting.length, Math.max(lanes - state.inFlight, 0));
}

/** Files a second since the start; null until that means something. */
export function rateOf(state: UploadState): number | null {
  const seconds = (state.lastAt - state.startedAt) / 1000;
  const done = state.kept + state.known;
  return seconds < 0.5 || done === 0 ? null : done / seconds;
}
