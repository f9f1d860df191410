import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { goneToNewAddress } from './app/old-addresses';
import { alsoSay } from './api/problem';
import { queries } from './app/queries';
import { router } from './app/router';
import { resume, whenPersonChanges } from './app/session';
import { staffProblemTexts } from './texts/staff-problems';
import { Toaster } from './ui/toast';
import './styles.css';

await goneToNewAddress();

alsoSay(staffProblemTexts);

// Whoever is signed in goes on; without an answer the sign-in page says why.
await resume();
whenPersonChanges(() => {
  // What was read was another's, or of another venue.
  queries.clear();
  void router.invalidate();
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);
