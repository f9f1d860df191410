import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { bookingsSeenAnew } from './bookings-read';
import { useWishKey } from '../api/wish-key';

type Wanted = Shape<'NewBookingDto'>;

/** Writes a booking down: once, however often it is pressed, and with what went wrong kept to be shown. */
export function useMakeBooking() {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const { keyOf, done } = useWishKey();
  async function make(body: Wanted): Promise<Shape<'BookingDto'> | undefined> {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { data } = await api.POST('/bookings', { body, headers: { 'idempotency-key': keyOf(body) } });
      done();
      await bookingsSeenAnew();
      return data!;
    } catch (error) {
      setTrouble(error);
      // What is free now is shown with what was not.
      void bookingsSeenAnew();
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return { busy, trouble, make };
}
