import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ifVersion, query, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input, Switch } from '../ui/field';
import { Card, Loaded, Notice, PageHead } from '../ui/surface';
import { tell } from '../ui/toast';
import { useUnsaved } from '../ui/unsaved';
import { faultOfQuiet, isChanged, keptRules, shownRules, type Wishes } from './reminder-rules';
import { remindersTexts } from './reminders-texts';
import { RuleList } from './rule-list';
import { SampleVisit } from './sample-visit';

export function RemindersPage() {
  const t = useTexts(remindersTexts);
  const found = query.useQuery('get', '/reminders/rules');
  return (
    <>
      <PageHead title={t.title} note={t.note} />
      <Loaded of={found}>{(rules) => <Reminders kept={rules} />}</Loaded>
    </>
  );
}

const wishesOf = ({ rules, quiet_from, quiet_to }: Shape<'ReminderRulesDto'>): Wishes => ({
  ...{ rules: shownRules(rules), quiet_from, quiet_to },
});

function Reminders({ kept }: { kept: Shape<'ReminderRulesDto'> }) {
  const t = useTexts(remindersTexts);
  const words = useTexts(common);
  const mayWrite = useMay('templates.write');
  const [changed, setChanged] = useState<Wishes>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const wishes = changed ?? wishesOf(kept);
  const isUnsaved = changed !== undefined && isChanged(changed, kept);
  useUnsaved(isUnsaved);
  const fault = faultOfQuiet(wishes);
  const change = (part: Partial<Wishes>) => {
    setTrouble(undefined);
    setChanged({ ...wishes, ...part });
  };
  async function save() {
    setBusy(true);
    setTrouble(undefined);
    try {
      const body = { ...wishes, rules: keptRules(wishes.rules, kept.rules) };
      await api.PUT('/reminders/rules', { body, headers: ifVersion(kept.version) });
      await seenAnew('/reminders');
      setChanged(undefined);
      tell(t.saved);
    } catch (error) {
      setTrouble(error);
      void seenAnew('/reminders');
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.3fr)_minmax(18rem,1fr)]">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isUnsaved && !fault) void save();
        }}
      >
        <Card title={t.when}>
          <RuleList rules={wishes.rules} onChange={(rules) => change({ rules })} disabled={!mayWrite} />
          <p className="mt-3 text-soft">
            {t.words}{' '}
            <Link to="/templates" className="text-accent-text underline">
              {t.toTemplates}
            </Link>
          </p>
        </Card>
        <QuietHours wishes={wishes} change={change} disabled={!mayWrite} />
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble)}</Notice>}
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" busy={busy} disabled={!isUnsaved || Boolean(fault)}>
              {words.save}
            </Button>
            {isUnsaved && (
              <Button look="quiet" onClick={() => setChanged(undefined)}>
                {t.undo}
              </Button>
            )}
          </div>
        )}
      </form>
      <SampleVisit wishes={wishes} />
    </div>
  );
}

interface QuietProps {
  wishes: Wishes;
  change: (part: Partial<Wishes>) => void;
  disabled: boolean;
}

function QuietHours({ wishes, change, disabled }: QuietProps) {
  const t = useTexts(remindersTexts);
  const { quiet_from: from, quiet_to: to } = wishes;
  const isOn = from !== null || to !== null;
  const fault = faultOfQuiet(wishes);
  return (
    <Card title={t.quiet}>
      <p className="mb-2 text-soft">{t.quietText}</p>
      <Switch
        label={t.quietOn}
        on={isOn}
        disabled={disabled}
        onChange={(on) =>
          change(on ? { quiet_from: '22:00', quiet_to: '09:00' } : { quiet_from: null, quiet_to: null })
        }
      />
      {isOn && (
        <div className="mt-2 grid max-w-md grid-cols-2 gap-3">
          <Input
            label={t.quietFrom}
            type="time"
            value={from ?? ''}
            disabled={disabled}
            onChange={(event) => change({ quiet_from: event.target.value })}
          />
          <Input
            label={t.quietTo}
            type="time"
            value={to ?? ''}
            disabled={disabled}
            fault={fault && t.quietFaults[fault]}
            onChange={(event) => change({ quiet_to: event.target.value })}
          />
        </div>
      )}
    </Card>
  );
}
