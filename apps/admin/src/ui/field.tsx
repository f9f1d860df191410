import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names';
import { controlClass } from './control-class';

export { controlClass };

interface Told {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what stands there. */
  fault?: string;
  /** The label is only for who cannot see the field. */
  hideLabel?: boolean;
  className?: string;
}

interface Wired {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** A label, what it is about, and what is wrong with it, tied to whichever control stands in it. */
export function Field({
  label,
  hint,
  fault,
  hideLabel,
  className,
  children,
}: Told & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} role="alert" className="text-sm text-danger-text">
          {fault}
        </p>
      )}
    </div>
  );
}

const partOf = <T extends Told>({ label, hint, fault, hideLabel, className, ...rest }: T) => ({
  told: { label, hint, fault, hideLabel, className },
  rest,
});

export function Input(props: Told & Omit<ComponentProps<'input'>, 'id' | 'className'>) {
  const { told, rest } = partOf(props);
  return <Field {...told}>{(wired) => <input {...rest} {...wired} className={controlClass} />}</Field>;
}

export function TextArea(props: Told & Omit<ComponentProps<'textarea'>, 'id' | 'className'>) {
  const { told, rest } = partOf(props);
  return <Field {...told}>{(wired) => <textarea rows={3} {...rest} {...wired} className={controlClass} />}</Field>;
}

/** The browser's own: it works by keyboard, by touch and with every reader. */
export function Select(props: Told & Omit<ComponentProps<'select'>, 'id' | 'className'>) {
  const { told, rest } = partOf(props);
  return <Field {...told}>{(wired) => <select {...rest} {...wired} className={controlClass} />}</Field>;
}

export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'className'> & { label: ReactNode; hint?: ReactNode; className?: string }) {
  return (
    <label className={classNames('flex min-h-11 cursor-pointer items-start gap-3 py-2', className)}>
      <input type="checkbox" {...rest} className="mt-0.5 size-5 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-sm text-soft">{hint}</span>}
      </span>
    </label>
  );
}

/** On or off, and at once so. */
export function Switch({
  label,
  on,
  onChange,
  disabled,
  hideLabel,
}: {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
  hideLabel?: boolean;
}) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        role="switch"
        className="peer sr-only"
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span
        aria-hidden
        className="relative h-6 w-11 shrink-0 rounded-full bg-edge transition peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:opacity-50 after:absolute after:top-1 after:left-1 after:size-4 after:rounded-full after:bg-surface after:transition peer-checked:after:translate-x-5"
      />
      <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
    </label>
  );
}

/** One of a few, all to be seen. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex max-w-full min-w-0 overflow-x-auto rounded-control bg-sunken p-1">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="cursor-pointer rounded-lg px-3 py-1.5 text-sm font-medium whitespace-nowrap has-checked:bg-surface has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
