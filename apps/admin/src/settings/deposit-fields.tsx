import type { Shape } from '../api/client';
import { useTexts } from '../texts/language';
import { Input, Select } from '../ui/field';
import { signOf } from './money-and-places';
import { venueTexts } from './venue-texts';

type Policy = Shape<'VenueSettings'>['deposit_policy'];

/** Whether guests pay something ahead, how much, and what of it is kept. */
export function DepositFields({
  policy,
  currency,
  fault,
  onChange,
}: {
  policy: Policy;
  currency: string;
  fault?: string;
  onChange: (policy: Policy) => void;
}) {
  const t = useTexts(venueTexts);
  const { kind, amount, kept_percent } = policy;
  return (
    <>
      <Select
        label={t.depositKind}
        fault={fault}
        value={kind}
        onChange={({ target }) => {
          const next = target.value as typeof kind;
          onChange({ ...policy, kind: next, amount: next === 'none' ? 0 : next === 'percent' ? 10 : 1_000 });
        }}
      >
        {(['none', 'fixed', 'percent'] as const).map((one) => (
          <option key={one} value={one}>
            {t.depositKinds[one]}
          </option>
        ))}
      </Select>
      {kind !== 'none' && (
        <>
          <Input
            label={kind === 'fixed' ? t.depositSum(signOf(currency)) : t.depositPercent}
            type="number"
            required
            min={1}
            max={kind === 'fixed' ? 10_000_000 : 100}
            value={amount || ''}
            onChange={(event) => onChange({ ...policy, amount: Number(event.target.value) })}
          />
          <Input
            label={t.kept}
            type="number"
            required
            min={0}
            max={100}
            value={kept_percent}
            onChange={(event) => onChange({ ...policy, kept_percent: Number(event.target.value) })}
          />
        </>
      )}
    </>
  );
}
