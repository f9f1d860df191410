import { Link } from '@tanstack/react-router';
import {
  Bot,
  CalendarRange,
  LayoutGrid,
  MessageSquareText,
  Settings,
  Users,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { useTexts } from '../texts/language';
import { PublicPage } from '../settings/public-page';
import { firstRunTexts } from './first-run-texts';

/** The link to give to guests, and where everything is. */
export function Finish({ slug }: { slug: string }) {
  const t = useTexts(firstRunTexts);
  const places: [string, LucideIcon, [string, string]][] = [
    ['/journal', CalendarRange, t.journal],
    ['/guests', Users, t.guestsPlace],
    ['/settings/tables', LayoutGrid, t.tables],
    ['/settings/staff', UsersRound, t.staff],
    ['/templates', MessageSquareText, t.templates],
    ['/settings/venue', Settings, t.venue],
    ['/settings/bot', Bot, t.bot],
  ];
  return (
    <div className="flex flex-col gap-6">
      <PublicPage slug={slug} />
      <nav aria-label={t.places}>
        <ul className="grid gap-2 sm:grid-cols-2">
          {places.map(([path, Icon, [name, text]]) => (
            <li key={path}>
              <Link
                to={path}
                className="flex min-h-16 items-center gap-3 rounded-control border px-4 py-2 hover:bg-sunken"
              >
                <Icon aria-hidden className="size-6 shrink-0 text-accent-text" />
                <span>
                  <span className="block font-semibold">{name}</span>
                  <span className="block text-sm text-soft">{text}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
