import { Button } from '@mantine/core';
import type { RecordImport } from '#api/schemas/records';
import { numberText } from '../../../lib/count-text.ts';

/** How far the taking of a long table is, and a way to stop. */
export function TakingBar({ taking, onStop }: { taking: RecordImport; onStop: () => void }) {
  return (
    <div className="row" role="status">
      <progress className="records-bar" max={taking.counts.rows} value={taking.done} aria-label="Rows taken" />
      <span>
        {numberText(taking.done)} of {numberText(taking.counts.rows)} rows
      </span>
      <Button variant="default" size="xs" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
