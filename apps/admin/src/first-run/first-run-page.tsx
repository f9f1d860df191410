import { Link, Navigate, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { query } from '../api/client';
import { useMay, useMe } from '../app/me';
import { NotForYou } from '../app/shell';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { Loaded, PageHead } from '../ui/surface';
import { mayLeave } from '../ui/unsaved';
import type { Venue } from '../settings/use-venue-form';
import { BookingStep } from './booking-step';
import { BotStep } from './bot-step';
import { Finish } from './finish';
import { firstRunTexts } from './first-run-texts';
import { HoursStep } from './hours-step';
import { pass } from './passed-steps';
import { useFacts } from './progress';
import { after, doneSteps, nextStep, steps, type Facts, type Place, type Step } from './progress-rules';
import { TablesStep } from './tables-step';
import { VenueStep } from './venue-step';

/** A new owner is led to the first booking; where he leaves, he goes on. */
export function FirstRunPage() {
  const { venue_id } = useMe();
  const sets = [useMay('venue.write'), useMay('tables.write')].every(Boolean) && venue_id !== null;
  const venue = query.useQuery('get', '/venues/current', {}, { enabled: sets });
  const facts = useFacts();
  const t = useTexts(firstRunTexts);
  if (venue_id === null) return <Navigate to="/new-venue" replace />;
  if (!sets) return <NotForYou />;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t.title} note={t.note}>
        <Link to="/" className="flex min-h-11 items-center font-medium text-accent-text underline max-sm:w-full">
          {t.leave}
        </Link>
      </PageHead>
      <Loaded of={{ ...venue, data: venue.data && facts && { venue: venue.data, facts } }}>
        {(data) => <Way {...data} />}
      </Loaded>
    </div>
  );
}

function Way({ venue, facts }: { venue: Venue; facts: Facts }) {
  const t = useTexts(firstRunTexts);
  const { venue_id } = useMe();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const router = useRouter();
  const place = [...steps, 'finish' as const].find((one) => one === hash) ?? nextStep(facts);
  const go = (next: Place) => void navigate({ to: '/welcome', hash: next, hashScrollIntoView: false });
  const passed = (step: Step) => () => {
    pass(venue_id!, step);
    go(after(step));
  };
  // Who has come back begins where he left; from then on the address says where he is.
  useEffect(() => {
    // Not whoever is on his way to another page already.
    if (hash || router.latestLocation.pathname !== '/welcome') return;
    void navigate({ to: '/welcome', hash: place, replace: true, hashScrollIntoView: false });
  }, [hash, place, navigate, router]);
  const contents: Record<Place, () => React.ReactNode> = {
    venue: () => <VenueStep venue={venue} onDone={passed('venue')} />,
    hours: () => <HoursStep venue={venue} onDone={passed('hours')} />,
    tables: () => <TablesStep onDone={passed('tables')} />,
    bot: () => <BotStep onDone={passed('bot')} />,
    booking: () => <BookingStep venue={venue} onDone={passed('booking')} />,
    finish: () => <Finish slug={venue.slug} />,
  };
  return (
    <>
      <Progress facts={facts} place={place} onGo={(next) => void mayLeave().then((leaves) => leaves && go(next))} />
      <section aria-label={t.heads[place]} className="rounded-card border bg-surface p-4 sm:p-6">
        <Head key={place} place={place} />
        {contents[place]()}
      </section>
    </>
  );
}

/** Whoever comes to a step begins here, by keyboard or by ear. */
function Head({ place }: { place: Place }) {
  const t = useTexts(firstRunTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const number = steps.findIndex((step) => step === place) + 1;
  return (
    <div className="mb-5">
      {number > 0 && <p className="text-sm text-soft">{t.stepOf(number, steps.length)}</p>}
      <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
        {t.heads[place]}
      </h2>
      <p className="text-soft">{t.texts[place]}</p>
    </div>
  );
}

function Progress({ facts, place, onGo }: { facts: Facts; place: Place; onGo: (place: Place) => void }) {
  const t = useTexts(firstRunTexts);
  const done = doneSteps(facts);
  return (
    <ol aria-label={t.progress} className="mb-4 flex gap-1 overflow-x-auto">
      {steps.map((step, index) => {
        const isDone = done.has(step);
        return (
          <li key={step} className="flex-1">
            <button
              type="button"
              aria-current={step === place ? 'step' : undefined}
              onClick={() => onGo(step)}
              className={classNames(
                'flex min-h-12 w-full items-center justify-center gap-2 rounded-control border-b-3 px-2 font-medium whitespace-nowrap',
                step === place ? 'border-accent bg-accent-soft text-accent-text' : 'hover:bg-sunken',
                step !== place && (isDone ? 'border-accent' : 'border-line text-soft'),
              )}
            >
              {isDone ? (
                <>
                  <Check aria-hidden className="size-4.5 shrink-0" />
                  <span className="sr-only">{t.isDone}: </span>
                </>
              ) : (
                <span aria-hidden>{index + 1}</span>
              )}
              <span className={step === place ? undefined : 'max-sm:sr-only'}>{t.steps[step]}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
