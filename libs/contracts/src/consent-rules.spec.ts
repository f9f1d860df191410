import * as fc from 'fast-check';
import { consentChannels, consentPurposes } from './crm.events';
import { consented, consentKeys, KeptLine, mayReceive, saysMore } from './consent-rules';

/** `+marketing:telegram` gives, `-marketing` takes back; `@2` is the wording. */
function line(text: string): KeptLine {
  const [, sign, purpose, channel, textVersion] = /^([+-])(\w+?)(?::(\w+))?(?:@(\w+))?$/.exec(text)!;
  return { purpose, channel: channel ?? null, given: sign === '+', textVersion: textVersion ?? null } as KeptLine;
}
const lines = (text: string) => text.split(' ').filter(Boolean).map(line);

const anyLine = fc
  .record({
    purpose: fc.constantFrom(...consentPurposes),
    channel: fc.constantFrom(null, ...consentChannels),
    given: fc.boolean(),
    textVersion: fc.constantFrom(null, '1', '2'),
  })
  .map((each): KeptLine => (each.purpose === 'personal_data' ? { ...each, channel: null } : each));

describe('a ledger of consents', () => {
  it.each([
    ['', ''],
    ['+personal_data', 'personal_data'],
    ['+marketing +personal_data', 'marketing personal_data'],
    ['+marketing:telegram', 'marketing:telegram'],
    ['+marketing:telegram -marketing:telegram', ''],
    ['-marketing:telegram +marketing:telegram', 'marketing:telegram'],
    ['+marketing:telegram +marketing:email -marketing', ''],
    ['+marketing +marketing:sms -marketing +marketing:email', 'marketing:email'],
    ['+personal_data +marketing +marketing:sms -personal_data', ''],
    ['+personal_data +marketing -personal_data +personal_data', 'personal_data'],
    ['+marketing -marketing:sms', 'marketing:email marketing:push marketing:telegram'],
    ['+marketing -marketing:sms +marketing:sms', 'marketing:email marketing:push marketing:sms marketing:telegram'],
    ['-personal_data', ''],
  ])('of %j comes to %j', (said, agreed) => {
    expect(consented(lines(said)).join(' ')).toBe(agreed);
  });

  it.each([
    ['', '+marketing', true],
    ['', '-marketing', true],
    ['-marketing', '-marketing', false],
    ['+marketing', '+marketing', false],
    ['+marketing@1', '+marketing', false],
    ['+marketing@1', '+marketing@1', false],
    ['+marketing@1', '+marketing@2', true],
    ['+marketing', '+marketing@1', true],
    ['+marketing +marketing:sms', '+marketing', false],
    ['+marketing', '+marketing:sms', true],
    ['+marketing -marketing', '+marketing', true],
    ['+marketing -personal_data', '+marketing', true],
    ['-marketing:sms +marketing', '-marketing:sms', true],
  ])('of %j, to which %j says more: %s', (ledger, said, more) => {
    expect(saysMore(lines(ledger), line(said))).toBe(more);
  });

  it('says nothing more when the same is said twice, whatever was said before', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), anyLine, (ledger, said) => {
        expect(saysMore([...ledger, said], said)).toBe(false);
      }),
    );
  });

  it('never comes to what its last line took back, and always to what its last line gave', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), anyLine, (ledger, said) => {
        const agreed = consented([...ledger, said]);
        expect(agreed.every((key) => consentKeys.includes(key))).toBe(true);
        expect(agreed).toEqual([...new Set(agreed)].sort());
        const channel = said.channel ?? 'telegram';
        if (said.purpose === 'marketing') {
          expect(mayReceive(['personal_data', ...agreed], channel)).toBe(said.given);
        } else expect(agreed.includes('personal_data')).toBe(said.given);
      }),
    );
  });
});

describe('who agrees to', () => {
  it.each([
    ['nothing', [], false],
    ['being known', ['personal_data'], false],
    ['marketing', ['marketing'], false],
    ['being known and marketing', ['marketing', 'personal_data'], true],
    ['being known and marketing there', ['marketing:telegram', 'personal_data'], true],
    ['being known and marketing elsewhere', ['marketing:email', 'personal_data'], false],
  ])('%s may be written to by Telegram: %j, %s', (_, agreed, may) => {
    expect(mayReceive(agreed, 'telegram')).toBe(may);
  });
});
