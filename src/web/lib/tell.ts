import { notifications } from '@mantine/notifications';
import { announce } from './announce.ts';

const most = 2;
let shown: readonly string[] = [];

/** Says something in passing, on screen and to a screen reader; the newest two stand, older ones give way. */
export function tell(words: string): void {
  announce(words);
  const id = notifications.show({
    message: words,
    closeButtonProps: { 'aria-label': 'Close this message' },
    onClose: (closed) => {
      shown = shown.filter((one) => one !== closed.id);
    },
  });
  const before = shown;
  shown = [...shown, id];
  for (const old of before.slice(0, Math.max(0, shown.length - most))) notifications.hide(old);
}
