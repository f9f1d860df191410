// A time is held while it is said who it is for, and is given back when nobody is there for it any more.
import { useEffect, useReducer, useRef } from 'react';
import type { Shape } from '../api/client';
import { after, atTheBeginning, type Progress, type Slot } from './booking-steps';
import { endOf } from './countdown';
import { api, giveBack, hasReason, wish } from './guest-api';
import { useWork } from './use-asked';

type Wanted = Pick<Shape<'NewHoldDto'>, 'booked_at' | 'guests_count'>;
export type Said = Omit<Shape<'NewOwnBookingDto'>, 'booked_at' | 'guests_count' | 'hold'>;

/** `onTaken`: what was shown as free is not. */
export function useBooking(slug: string, onTaken: () => void) {
  const [progress, tell] = useReducer(after, atTheBeginning);
  const { busy, trouble, work, clear } = useWork();
  const latest = useLatestHold(progress, () => tell({ what: 'runs_out' }));
  const path = { slug };

  async function orSayTaken(what: () => Promise<void>) {
    try {
      await what();
    } catch (problem) {
      if (!hasReason(problem, 'taken')) throw problem;
      tell({ what: 'is_taken', alternatives: (problem.said.alternatives as Slot[] | undefined) ?? [] });
      onTaken();
    }
  }

  const take = (wanted: Wanted, { replaces, again }: { replaces?: string; again?: boolean } = {}) =>
    orSayTaken(async () => {
      const body = { ...wanted, replaces };
      const hold = await wish(['hold', slug, body], (header) =>
        api.POST('/public/venues/{slug}/holds', { params: { path, header }, body }),
      );
      // It may come when nobody is here to take it.
      if (latest.gone()) return void giveBack(hold);
      tell({ what: 'holds', hold: { ...hold, end: endOf(hold, Date.now()) }, again });
    });

  const book = (said: Said, send: 'as_known' | 'as_anybody') =>
    orSayTaken(async () => {
      const { booked_at, guests_count, reference } = progress.hold!;
      const body = { ...said, booked_at, guests_count, hold: reference };
      const booked = await wish(['book', slug, send, body], (header) =>
        send === 'as_known'
          ? api.POST('/me/bookings', { params: { header }, body })
          : api.POST('/public/venues/{slug}/bookings', {
              params: { path, header },
              body: body as Shape<'NewGuestBookingDto'>,
            }),
      );
      tell({ what: 'books', booked });
    });

  const letGo = () => {
    clear();
    if (progress.step === 'held') void giveBack(progress.hold!).then(onTaken);
    else onTaken();
    tell({ what: 'lets_go' });
  };

  /** For who is still there it is held once more; whoever went away must not keep it from others. */
  const runOut = () => {
    tell({ what: 'runs_out' });
    const { hold, heldAgain } = progress;
    if (!heldAgain && hold && !document.hidden) void work(() => holdAgain(hold, true));
  };
  const holdAgain = ({ booked_at, guests_count, reference }: NonNullable<Progress['hold']>, again?: boolean) =>
    take({ booked_at, guests_count }, { replaces: reference, again });

  return {
    ...{ progress, busy, trouble, work, letGo, runOut, book },
    hold: (wanted: Wanted) => void work(() => take(wanted)),
    holdAgain: () => void work(() => holdAgain(progress.hold!)),
    beginAnew: () => tell({ what: 'begins_anew' }),
  };
}

/** What is held when somebody leaves goes back; who comes back by the browser's memory finds it run out. */
function useLatestHold({ step, hold }: Progress, runsOut: () => void) {
  const held = useRef<NonNullable<Progress['hold']>>(undefined);
  const isGone = useRef(false);
  const over = useRef(runsOut);
  useEffect(() => {
    held.current = step === 'held' ? hold : undefined;
    over.current = runsOut;
  });
  useEffect(() => {
    isGone.current = false;
    const leave = () => {
      isGone.current = true;
      if (held.current) void giveBack(held.current);
    };
    const comeBack = () => {
      isGone.current = false;
      if (held.current) over.current();
    };
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      leave();
    };
  }, []);
  return { gone: () => isGone.current };
}
