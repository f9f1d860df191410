import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { controlClass, Field, Input } from '../ui/field';
import { signInTexts } from './sign-in-texts';

type Fault = (field: string) => string | undefined;

export function NameFields({ fault, first, last }: { fault: Fault; first?: string | null; last?: string | null }) {
  const t = useTexts(signInTexts);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Input
        label={t.firstName}
        name="first_name"
        autoComplete="given-name"
        required
        maxLength={100}
        defaultValue={first ?? ''}
        fault={fault('first_name')}
      />
      <Input
        label={t.lastName}
        name="last_name"
        autoComplete="family-name"
        maxLength={100}
        defaultValue={last ?? ''}
        fault={fault('last_name')}
      />
    </div>
  );
}

export function EmailField({ fault, autoComplete = 'email' }: { fault: Fault; autoComplete?: string }) {
  const t = useTexts(signInTexts);
  return (
    <Input
      label={t.email}
      name="email"
      type="text"
      inputMode="email"
      autoComplete={autoComplete}
      required
      fault={fault('email')}
    />
  );
}

/** Who may look at what he types makes fewer mistakes, and a longer password. */
export function PasswordField({
  label,
  name = 'password',
  isNew,
  fault,
}: {
  label: string;
  name?: string;
  isNew?: boolean;
  fault: Fault;
}) {
  const t = useTexts(signInTexts);
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={isNew ? t.passwordHint : undefined} fault={fault(name)}>
      {(wired) => (
        <div className="relative">
          <input
            {...wired}
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            required
            className={`${controlClass} pr-12`}
          />
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={t.show}
            aria-pressed={shown}
            className="absolute top-0.5 right-0.5"
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}
