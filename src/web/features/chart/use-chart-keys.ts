import { useEffect, useRef } from 'react';
import { isTyping } from '../../lib/is-typing.ts';
import { chartCommandOf, type ChartCommand } from './chart-keys.ts';

/** Keys of the chart, wherever the focus is but where somebody types. */
export function useChartKeys(run: (command: ChartCommand) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const onPicture = event.target instanceof Element && event.target.closest('.chart-canvas') !== null;
      const command = chartCommandOf(event, {
        typing: isTyping(event.target),
        onPicture: onPicture || event.target === document.body,
      });
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
