import { useStream } from './live';

/** For what is told live: a look now and then all the same, in case something was told and not read. */
const calmMs = 60_000;
/** While nothing tells of changes by itself. */
const alertMs = 5_000;

/** How long to wait before looking again at what others change. */
export const useLookAgain = (calm = calmMs, alert = alertMs): number => (useStream() === 'open' ? calm : alert);
