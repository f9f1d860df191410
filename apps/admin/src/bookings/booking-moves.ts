import { useState } from 'react';
import { api, ifVersion, newKey } from '../api/client';
import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { tell } from '../ui/toast';
import { tablesBody, undoOf, type Booking, type Move } from './booking-rules';
import { bookingsSeenAnew } from './bookings-read';
import type { Instead } from './clash';
import { tellClash } from './tell-clash';
import type { Shape } from '../api/client';
import { statusTexts } from './status-texts';
import { useWishKey } from '../api/wish-key';

type Seen = Pick<Booking, 'id' | 'version'>;
type Body = Shape<'ConfirmBookingDto'> & Shape<'ReasonDto'>;

const addresses = {
  arrive: '/bookings/{id}/arrived',
  undo_arrival: '/bookings/{id}/undo-arrival',
  complete: '/bookings/{id}/complete',
  no_show: '/bookings/{id}/no-show',
  reopen: '/bookings/{id}/reopen',
} as const;

/** One step in a booking's life, made only while it is what was seen. */
export async function makeMove(booking: Seen, move: Move, body: Body = {}, key = newKey()): Promise<Booking> {
  const sent = {
    params: { path: { id: booking.id } },
    headers: { ...ifVersion(booking.version), 'idempotency-key': key },
  };
  if (move === 'confirm') return (await api.POST('/bookings/{id}/confirm', { ...sent, body })).data!;
  if (move === 'cancel') return (await api.POST('/bookings/{id}/cancel', { ...sent, body })).data!;
  return (await api.POST(addresses[move], sent)).data!;
}

/** The buttons of a booking: says that it is done, with a way back where there is one, or who was faster. */
export function useMoves(booking: Booking) {
  const [busy, setBusy] = useState<Move>();
  const { keyOf, done } = useWishKey();
  /** `otherTime`: it is moved there first. */
  async function make(move: Move, body?: Body, otherTime?: string): Promise<boolean> {
    setBusy(move);
    try {
      const now = otherTime ? await moveTo(booking, otherTime) : booking;
      const saved = await makeMove(now, move, body, keyOf([now.id, now.version, move, body]));
      done();
      sayDone(booking, saved, move);
      await bookingsSeenAnew();
      return true;
    } catch (error) {
      const { id: bookingId, date, time, guests_count: guests } = booking;
      const retry = (instead: Instead) => void make('confirm', insteadOf(body, instead), instead.time?.starts_at);
      tellClash(error, move === 'confirm' ? retry : undefined, { bookingId, date, time, guests });
      return false;
    } finally {
      setBusy(undefined);
    }
  }
  return { busy, make };
}

async function moveTo({ id, version }: Seen, booked_at: string): Promise<Booking> {
  const sent = { params: { path: { id } }, headers: ifVersion(version), body: { booked_at } };
  return (await api.PATCH('/bookings/{id}', sent)).data!;
}

const insteadOf = (body: Body = {}, { time, tableIds = [], overrides, override_reason }: Instead): Body => {
  const tables = time || tableIds.length > 0 ? tablesBody(tableIds) : pick(body);
  return { ...tables, overrides: [...(body.overrides ?? []), ...(overrides ?? [])], override_reason };
};

const pick = ({ auto, table_ids }: Body): Body => ({ auto, table_ids });

function sayDone(before: Booking, saved: Booking, move: Move): void {
  const texts = textsNow(statusTexts);
  const name = saved.guest_name ?? textsNow(common).noName;
  const words = move === 'cancel' && before.status === 'new' ? texts.declined(name) : texts.done[move](name);
  const back = undoOf(move);
  tell(
    words,
    back &&
      (() =>
        void makeMove(saved, back).then(
          () => bookingsSeenAnew(),
          (error: unknown) => tellClash(error, undefined, { bookingId: saved.id }),
        )),
  );
}
