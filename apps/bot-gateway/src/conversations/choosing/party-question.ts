import { button, rows } from '../buttons';
import { GuestContext } from '../guest-context';
import { Keyboard, show, ways } from '../asking';
import { Answered, Said } from '../step';
import { callUs, choosingTexts } from './choosing.texts';
import { House } from './house';
import { typedNumber } from './typed';

interface Asking {
  back: boolean;
  /** Larger parties too. */
  all?: boolean;
  lead?: string;
}

const fewest = 8;
const mostButtons = 24;
const perRow = 4;

/** How many they will be. */
export async function askParty(ctx: GuestContext, house: House, { back, all, lead }: Asking): Promise<void> {
  const texts = choosingTexts[ctx.language];
  const question = all ? texts.orWrite(house.largestParty) : texts.howMany;
  const text = lead ? `${lead}\n\n${question}` : question;
  await show(ctx, text, [...partyKeyboard(ctx, house.largestParty, all), ways(ctx, { back })]);
}

export function partyKeyboard(ctx: GuestContext, largest: number, all = false): Keyboard {
  const { more, evenMore } = choosingTexts[ctx.language];
  const [from, to] = all ? [fewest + 1, mostButtons] : [1, fewest];
  const sizes = Array.from({ length: Math.max(0, Math.min(to, largest) - from + 1) }, (_, index) => from + index);
  const beyond = !all && largest > fewest;
  return [
    ...rows(
      sizes.map((size) => button(ctx, String(size), 'guests', size)),
      perRow,
    ),
    [beyond ? button(ctx, more, 'more') : button(ctx, evenMore(largest), 'too_many')],
  ];
}

export async function partyAnswer(
  ctx: GuestContext,
  house: House,
  { press, text = '' }: Said,
  back: boolean,
): Promise<Answered<number>> {
  const { largestParty, phone } = house;
  const texts = choosingTexts[ctx.language];
  const lead = `${texts.tooMany(largestParty)} ${callUs[ctx.language](phone)}`;
  if (press?.action === 'guests') return { answer: Number(press.value) };
  if (press?.action === 'more') return again(askParty(ctx, house, { back, all: true }));
  if (press?.action === 'too_many') return again(askParty(ctx, house, { back, lead }));
  if (press) return {};
  const said = typedNumber(text);
  if (!said) return { hint: texts.wrongNumber };
  return said > largestParty ? { hint: lead } : { answer: said };
}

async function again(asking: Promise<void>): Promise<{ hint?: string }> {
  await asking;
  return {};
}
