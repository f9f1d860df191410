import { useMemo, type ComponentProps } from 'react';
import { language } from '../texts/language';
import { useLanguage } from '../texts/language';
import { countryCodes } from '../time/zones';
import { Select } from '../ui/field';

type Props = ComponentProps<typeof Select>;

/** What stands on top: where the platform's venues are, mostly. */
const usualCurrencies = ['RUB', 'EUR', 'USD', 'KZT', 'BYN', 'UZS', 'GEL', 'AMD', 'TRY', 'AED', 'RSD', 'GBP'];

function useNames(codes: () => string[], type: 'currency' | 'region'): [code: string, name: string][] {
  const spoken = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(spoken, { type });
    return codes()
      .map((code): [string, string] => [code, names.of(code) ?? code])
      .sort(([, one], [, other]) => one.localeCompare(other, spoken));
  }, [spoken, type, codes]);
}

const allCurrencies = () => Intl.supportedValuesOf('currency');

export function CurrencySelect(props: Omit<Props, 'children'>) {
  const all = useNames(allCurrencies, 'currency');
  const usual = usualCurrencies.flatMap((code) => all.filter(([known]) => known === code));
  const option = ([code, name]: [string, string]) => (
    <option key={code} value={code}>
      {name} ({code})
    </option>
  );
  return (
    <Select {...props}>
      {usual.map(option)}
      <hr />
      {all.filter(([code]) => !usualCurrencies.includes(code)).map(option)}
    </Select>
  );
}

export function CountrySelect(props: Omit<Props, 'children'>) {
  const all = useNames(countryCodes, 'region');
  return (
    <Select {...props}>
      {all.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** `₽`, of `RUB`. */
export const signOf = (currency: string): string =>
  new Intl.NumberFormat(language(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;
