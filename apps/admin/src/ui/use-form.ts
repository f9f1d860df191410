import { useEffect, useRef, useState, type FormEvent } from 'react';
import { faultOf, isProblem } from '../api/problem';

/** What is written in a form's fields, by their names. */
export type Values = Record<string, string>;

/** Sends what a form holds: once at a time; what was wrong stands at its field, and the first of these has the focus. */
export function useForm(send: (values: Values, form: HTMLFormElement) => Promise<unknown>) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const sent = useRef<HTMLFormElement>(undefined);
  useEffect(() => {
    if (error !== undefined) sent.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  async function submit(form: HTMLFormElement) {
    sent.current = form;
    setBusy(true);
    setError(undefined);
    try {
      await send(valuesOf(form), form);
      setChanged(false);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    /** Whether something else stands there than at first; told by `onChange`. */
    isChanged,
    onChange: (event: FormEvent<HTMLFormElement>) => setChanged(differs(event.currentTarget)),
    /** What is wrong and stands at no field. */
    trouble: error !== undefined && !(isProblem(error) && error.errors.length > 0) ? error : undefined,
    fault: (field: string) => faultOf(error, field),
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      void submit(event.currentTarget);
    },
  };
}

const isOther = (field: Element): boolean => {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0];
    return field.value !== first?.value;
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement)) return false;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
};

const differs = (form: HTMLFormElement): boolean => [...form.elements].some(isOther);

const valuesOf = (form: HTMLFormElement): Values =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** Without what was left empty: what the API takes then is its own to say. */
export const given = <T = Partial<Values>>(values: Record<string, string | undefined>): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)) as T;
