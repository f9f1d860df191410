import { useSearch } from '@tanstack/react-router';
import { useVenue } from '../app/me';
import { RequestTray } from '../bookings/request-tray';
import { useTexts } from '../texts/language';
import { cityOf, wallOf } from '../time/venue-time';
import { Choice } from '../ui/field';
import { SearchBox } from '../ui/search-box';
import { Loaded, PageHead } from '../ui/surface';
import { ConnectionSign } from './connection-sign';
import { DayBar, dayTitle } from './day-head';
import { JournalActions } from './journal-actions';
import { JournalSheets } from './journal-sheets';
import { journalTexts } from './journal-texts';
import { JournalViews } from './journal-views';
import { useDay, useToday } from './use-day';
import { useGo } from './use-go';

/** The day at the venue: who comes when and sits where. What is shown is all in the address. */
export function JournalPage() {
  const t = useTexts(journalTexts);
  const { timezone } = useVenue();
  const search = useSearch({ from: '/inside/journal' });
  const go = useGo();
  const today = useToday();
  const date = search.date ?? today;
  const day = useDay(date);
  const shownDate = date ?? wallOf(Date.now(), timezone).date;
  const view = search.view ?? 'day';
  return (
    <>
      <PageHead
        title={t.title}
        note={
          <>
            {dayTitle(shownDate)}
            <span className="max-xl:sr-only"> · {t.zoneNote(cityOf(timezone))}</span>
          </>
        }
      >
        <JournalActions date={date} go={go} />
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-2 sm:gap-x-4">
        <DayBar date={shownDate} today={today} onDay={(next) => go({ date: next, at: undefined })} />
        <Choice
          label={t.view}
          value={view}
          options={(['day', 'list', 'plan'] as const).map((value) => ({ value, label: t.views[value] }))}
          onChange={(next) => go({ view: next === 'day' ? undefined : next })}
        />
        {view !== 'list' && (
          <SearchBox
            label={t.find}
            placeholder={t.findHint}
            value={search.q ?? ''}
            className="min-w-28 flex-1 sm:max-w-72"
            onSearch={(q) => go({ q: q || undefined }, true)}
          />
        )}
      </div>
      <ConnectionSign since={day.lostSince} timezone={timezone} />
      <RequestTray brief onOpen={(booking) => go({ booking })} />
      <Loaded of={day} rows={8}>
        {(calendar) => (
          // Another day is on its way: until it comes, what is seen is not of it.
          <div aria-busy={day.isPlaceholderData} inert={day.isPlaceholderData} className="aria-busy:opacity-50">
            <JournalViews calendar={calendar} readAt={day.dataUpdatedAt} today={today} search={search} go={go} />
          </div>
        )}
      </Loaded>
      <JournalSheets date={shownDate} search={search} go={go} />
    </>
  );
}
