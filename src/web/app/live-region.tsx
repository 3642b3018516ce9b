import { setLiveRegion } from '../lib/announce.ts';

/** Where announcements for screen readers are written. */
export function LiveRegion() {
  return <div ref={setLiveRegion} className="visually-hidden" role="status" aria-live="polite" />;
}
