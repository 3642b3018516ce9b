import './lib/configure-schemas.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/tokens.css';
import './app/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './app/router.tsx';
import { cssVariables, theme } from './app/theme.ts';
import { createQueryClient } from './lib/query-client.ts';

const queryClient = createQueryClient(() => {
  if (!location.pathname.startsWith('/sign-in'))
    location.assign(`/sign-in?to=${encodeURIComponent(`${location.pathname}${location.search}`)}`);
});
const router = makeRouter(queryClient);

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <Notifications position="bottom-right" autoClose={4000} limit={2} containerWidth={280} />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
);
