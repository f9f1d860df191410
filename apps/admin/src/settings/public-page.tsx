import { ExternalLink } from 'lucide-react';
import { useTexts } from '../texts/language';
import { CopyText } from '../ui/copy-text';
import { QrCode } from '../ui/qr-code';
import { venueTexts } from './venue-texts';

export const addressOfPage = (slug: string): string => `${location.origin}/v/${slug}`;

/** Where guests book by themselves: to be copied, opened, photographed. */
export function PublicPage({ slug }: { slug: string }) {
  const t = useTexts(venueTexts);
  const address = addressOfPage(slug);
  return (
    <div className="flex flex-wrap items-start gap-6">
      <div className="flex min-w-64 flex-1 flex-col gap-3">
        <p className="text-soft">{t.publicText}</p>
        <CopyText label={t.link} text={address} />
        <p>
          <a
            href={address}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center gap-2 font-medium text-accent-text underline"
          >
            {t.open}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        </p>
      </div>
      <QrCode text={address} label={t.qr} save={t.saveQr} file={slug} />
    </div>
  );
}
