import { ChevronRight } from 'lucide-react';
import { useTexts } from '../../texts/language';
import { Empty } from '../../ui/empty';
import { PageHead } from '../../ui/page-head';
import { api, said } from '../guest-api';
import { useGuestTexts } from '../guest-texts';
import { manageTexts } from '../manage-texts';
import { go } from '../navigation';
import { useAsked, useWhileShown } from '../use-asked';
import { Arrived, momentOf } from '../words';
import { MainAction } from './main-action';
import { useBack } from './telegram';

/** What the guest has booked here, in the Mini App or in the chat with the bot. */
export function OwnBookings({ slug }: { slug: string }) {
  const t = useGuestTexts();
  const m = useTexts(manageTexts);
  const bookings = useAsked('own bookings', (signal) => said(api.GET('/me/bookings', { signal })));
  useWhileShown(bookings.refetch);
  const toBook = () => go({ page: 'book', slug });
  useBack(toBook);
  return (
    <section className="flex flex-col gap-2 rounded-card border bg-surface p-4 sm:p-5">
      <PageHead title={t.myBookings} />
      <Arrived asked={bookings} page="booking">
        {(own) =>
          own.length === 0 ? (
            <Empty title={m.noBookings} text={m.noBookingsText} />
          ) : (
            <ul className="flex flex-col divide-y">
              {own.map((booking) => (
                <li key={booking.id}>
                  <button
                    type="button"
                    className="flex min-h-16 w-full items-center gap-3 py-2 text-left"
                    onClick={() => go({ page: 'own', slug, id: booking.id })}
                  >
                    <span className="min-w-0 flex-1">
                      <b className="block">{momentOf(booking, booking.timezone)}</b>
                      <span className="text-soft">
                        {t.party(booking.guests_count)} · {m.status[booking.status]}
                      </span>
                    </span>
                    <ChevronRight aria-hidden className="size-5 shrink-0 text-soft" />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Arrived>
      <MainAction label={m.book} onPress={toBook} />
    </section>
  );
}
