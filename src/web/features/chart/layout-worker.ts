import { layoutOf, type LayoutAsk, type Places } from '#engines/chart/layout';

export type LayoutRequest = { readonly number: number; readonly ask: LayoutAsk };
export type LayoutReply = { readonly number: number; readonly places: Places };

globalThis.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const reply: LayoutReply = { number: data.number, places: layoutOf(data.ask) };
  globalThis.postMessage(reply);
});
