import { useRouteContext } from '@tanstack/react-router';
import { DeskPage } from '../features/case/components/desk-page.tsx';
import { DueNow } from '../features/lanes/components/due-now.tsx';

export function Desk() {
  const { session } = useRouteContext({ from: '/signed-in' });
  return (
    <DeskPage
      mayOpen={session.account.mayOpenCases}
      isAdministrator={session.account.administrator}
      above={<DueNow />}
    />
  );
}
