import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Input, Select } from '../ui/field';
import { faultsOfKeys, plainKey, type Key } from './button-rules';
import { buttonTexts } from './button-texts';

const most = 10;

interface Props<Action extends string> {
  keys: Key<Action>[];
  onChange: (keys: Key<Action>[]) => void;
  /** What a button can do here, besides leading to a page. */
  actions: readonly Action[];
  disabled?: boolean;
  /** What is wrong is told from the beginning. */
  told?: boolean;
}

/** The buttons below a message, in their order. */
export function ButtonsEditor<Action extends string>({
  keys,
  onChange,
  actions,
  disabled,
  told = true,
}: Props<Action>) {
  const t = useTexts(buttonTexts);
  const faults = faultsOfKeys(keys);
  const put = (at: number, key: Key<Action>) => onChange(keys.map((each, index) => (index === at ? key : each)));
  const raise = (at: number) =>
    onChange(keys.map((each, index) => (index === at - 1 ? keys[at]! : index === at ? keys[at - 1]! : each)));
  return (
    <fieldset disabled={disabled} className="@container flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-semibold">{t.title}</legend>
      {keys.length === 0 && <p className="text-soft">{t.none}</p>}
      {keys.map((key, index) => (
        <div
          key={index}
          role="group"
          aria-label={t.button(index + 1)}
          className="grid items-start gap-2 rounded-control border p-3 @md:grid-cols-[1fr_1fr_auto]"
        >
          <Input
            label={t.text}
            maxLength={64}
            autoComplete="off"
            value={key.text}
            fault={told && faults[index]?.text ? t.blank : undefined}
            onChange={(event) => put(index, { ...key, text: event.target.value })}
          />
          <Select
            label={t.does}
            value={key.action ?? 'link'}
            onChange={({ target: { value } }) =>
              put(index, plainKey(value === 'link' ? { text: key.text } : { text: key.text, action: value as Action }))
            }
          >
            {actions.map((action) => (
              <option key={action} value={action}>
                {t.actions[action] ?? action}
              </option>
            ))}
            <option value="link">{t.link}</option>
          </Select>
          {key.action === undefined && (
            <Input
              className="@md:col-span-2"
              label={t.address}
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://"
              maxLength={2_000}
              value={key.url ?? ''}
              fault={told && key.url && faults[index]?.url ? t.wrong : undefined}
              onChange={(event) => put(index, { ...key, url: event.target.value })}
            />
          )}
          {!disabled && (
            <div className="flex justify-end gap-1 @md:col-start-3 @md:row-start-1 @md:mt-6.5 @md:flex-col">
              {index > 0 && <IconButton icon={ArrowUp} label={t.up(key.text)} onClick={() => raise(index)} />}
              <IconButton
                icon={Trash2}
                label={t.remove(key.text)}
                onClick={() => onChange(keys.filter((_, at) => at !== index))}
              />
            </div>
          )}
        </div>
      ))}
      {!disabled && keys.length < most && (
        <Button
          icon={Plus}
          className="self-start"
          onClick={() => onChange([...keys, actions[0] ? { text: '', action: actions[0] } : { text: '', url: '' }])}
        >
          {t.add}
        </Button>
      )}
    </fieldset>
  );
}
