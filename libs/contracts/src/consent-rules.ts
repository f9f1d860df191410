import type { ConsentChannel, ConsentPurpose } from './crm.events';

/** What a line of the ledger says. */
export interface ConsentLine {
  purpose: ConsentPurpose;
  channel: ConsentChannel | null;
  given: boolean;
}

const channels = ['telegram', 'sms', 'email', 'push'] as const satisfies ConsentChannel[];

export const consentKey = ({ purpose, channel }: Pick<ConsentLine, 'purpose' | 'channel'>): string =>
  channel ? `${purpose}:${channel}` : purpose;

/** All that can be agreed to. */
export const consentKeys: readonly string[] = [
  'personal_data',
  'marketing',
  ...channels.map((channel) => `marketing:${channel}`),
];

/** What a guest agrees to after these lines, from the oldest to the newest. */
export function consented(lines: readonly ConsentLine[]): string[] {
  const now = new Set<string>();
  for (const line of lines) {
    if (line.given) now.add(consentKey(line));
    else withdraw(now, line);
  }
  return [...now].sort();
}

function withdraw(now: Set<string>, { purpose, channel }: ConsentLine): void {
  // Without his data there is nobody to write to.
  if (purpose === 'personal_data') return now.clear();
  if (!channel) return ['marketing', ...channels.map((each) => `marketing:${each}`)].forEach((key) => now.delete(key));
  now.delete(`marketing:${channel}`);
  // Who agreed to whichever and takes back one of them keeps the others.
  if (now.delete('marketing'))
    channels.filter((each) => each !== channel).forEach((each) => now.add(`marketing:${each}`));
}

export interface KeptLine extends ConsentLine {
  textVersion: string | null;
}

/** Whether a line says anything that the ledger does not say already. */
export function saysMore(ledger: readonly KeptLine[], line: KeptLine): boolean {
  const last = ledger.findLast((each) => consentKey(each) === consentKey(line));
  if (last?.given !== line.given || (line.textVersion !== null && line.textVersion !== last.textVersion)) return true;
  const before = consented(ledger);
  return consented([...ledger, line]).join() !== before.join();
}

/** Whether a guest who agrees to this may be written to by this channel what he did not ask for. */
export const mayReceive = (agreed: readonly string[], channel: ConsentChannel): boolean =>
  agreed.includes('personal_data') && (agreed.includes('marketing') || agreed.includes(`marketing:${channel}`));
