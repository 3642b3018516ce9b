import { useVirtualizer } from '@tanstack/react-virtual';

type Options = Parameters<typeof useVirtualizer<HTMLDivElement, HTMLElement>>[0];

/** Draws only what is in view of a long list; the one place that binds the library. */
export function useVirtual(options: Options) {
  // React's compiler is not used here, so its warning about this library does not apply.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer<HTMLDivElement, HTMLElement>({ useFlushSync: false, ...options });
}
