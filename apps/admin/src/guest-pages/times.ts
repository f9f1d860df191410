import type { Slot } from './booking-steps';
import { api, said } from './guest-api';
import type { KnownDay } from './leaf';

/** What is free. `name` is another for what is asked elsewhere. */
export interface Times {
  name: string;
  days: (asked: { from: string; days: number; guests: number }, signal: AbortSignal) => Promise<KnownDay[]>;
  slots: (asked: { date: string; guests: number }, signal: AbortSignal) => Promise<Slot[]>;
}

/** As a venue's page offers it to everybody. */
export function timesOf(slug: string): Times {
  const path = { slug };
  return {
    name: slug,
    days: (query, signal) => said(api.GET('/public/venues/{slug}/days', { params: { path, query }, signal })),
    slots: (query, signal) => said(api.GET('/public/venues/{slug}/slots', { params: { path, query }, signal })),
  };
}
