import { useNavigate, useSearch } from '@tanstack/react-router';
import { MessagesSquare, UsersRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Choice } from '../ui/field';
import { Empty, PageHead, Skeletons } from '../ui/surface';
import { Dialogue } from './dialogue';
import { DialogueList } from './dialogue-list';
import { dialoguesTexts } from './dialogues-texts';

const Register = lazy(() => import('./register').then(({ Register: component }) => ({ default: component })));
const GroupDialog = lazy(() => import('./group-dialog').then(({ GroupDialog: component }) => ({ default: component })));

export function DialoguesPage() {
  const t = useTexts(dialoguesTexts);
  const { guest, view = 'talks' } = useSearch({ from: '/inside/dialogues' });
  const navigate = useNavigate();
  const mayWriteToMany = useMay('campaigns.send');
  const [isGroupOpen, setGroupOpen] = useState(false);
  const isTalk = view !== 'register';
  const show = (next: string) => void navigate({ to: '/dialogues', search: next === 'talks' ? {} : { view: next } });
  return (
    <div className={isTalk ? 'flex h-[calc(100dvh-5.25rem)] min-h-96 flex-col md:h-[calc(100dvh-2.5rem)]' : undefined}>
      <div className={classNames('shrink-0', isTalk && guest && 'max-md:hidden')}>
        <PageHead title={t.title}>
          <div className="max-sm:w-full">
            <Choice
              label={t.view}
              value={isTalk ? 'talks' : 'register'}
              options={[
                { value: 'talks', label: t.views.talks },
                { value: 'register', label: t.views.register },
              ]}
              onChange={show}
            />
          </div>
          {mayWriteToMany && (
            <Button icon={UsersRound} onClick={() => setGroupOpen(true)}>
              {t.group}
            </Button>
          )}
        </PageHead>
      </div>
      {isTalk ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-[minmax(17rem,22rem)_minmax(0,1fr)]">
          <div className={classNames('min-h-0', guest && 'max-md:hidden')}>
            <DialogueList openId={guest} />
          </div>
          {guest ? (
            <Dialogue key={guest} guestId={guest} />
          ) : (
            <div className="hidden items-center justify-center rounded-card border bg-surface md:flex">
              <Empty icon={MessagesSquare} title={t.choose} text={t.chooseText} />
            </div>
          )}
        </div>
      ) : (
        <Suspense fallback={<Skeletons />}>
          <Register />
        </Suspense>
      )}
      {isGroupOpen && (
        <Suspense>
          <GroupDialog onClose={() => setGroupOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
