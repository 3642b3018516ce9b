import { Button, Loader } from '@mantine/core';

/** Long work: what is being done, for how long, and a way to stop it. */
export function Asking({ what, onStop }: { what: string; onStop: () => void }) {
  return (
    <div className="empty late" role="status">
      <Loader size="sm" color="gray" />
      <p>{what} …</p>
      <Button size="compact-sm" variant="default" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
