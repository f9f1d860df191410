import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Leads on from the first page; not whoever is on his way to another page already. */
export function LeadTo({ path }: { path: '/welcome' }) {
  const router = useRouter();
  useEffect(() => {
    if (router.latestLocation.pathname === '/') void router.navigate({ to: path, replace: true });
  }, [router, path]);
  return null;
}
