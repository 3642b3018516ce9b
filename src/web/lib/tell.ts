import { notifications } from '@mantine/notifications';
import { announce } from './announce.ts';

/** Says something in passing, on screen and to a screen reader. */
export function tell(words: string): void {
  announce(words);
  notifications.show({ message: words, closeButtonProps: { 'aria-label': 'Close this message' } });
}
