import { draftOf, isChanged, isSound, type Template } from './template-rules';

const template: Template = {
  ...{ id: 't', version: 3, venue_id: 'v', type: 'feedback_request', language: 'ru', is_active: true },
  ...{
    message_text: '{guest_name}, как вам у нас?',
    delay_minutes: 120,
    buttons: [{ text: 'Ответить', action: 'feedback' }],
  },
  ...{ placeholders: ['guest_name', 'venue_name'], created_at: '', updated_at: '' },
};
const draft = draftOf(template);

describe('a draft of a template', () => {
  it('is changed where its words, its buttons or its delay are', () => {
    expect(isChanged(template, draft)).toBe(false);
    expect(isChanged(template, { ...draft, buttons: [{ text: 'Ответить', action: 'feedback', url: undefined }] })).toBe(
      false,
    );
    expect(isChanged(template, { ...draft, message_text: 'Как вам?' })).toBe(true);
    expect(isChanged(template, { ...draft, buttons: [] })).toBe(true);
    expect(isChanged(template, { ...draft, delay_minutes: 60 })).toBe(true);
  });

  it('can be kept where something stands for each of its names', () => {
    expect(isSound(template, draft)).toBe(true);
    expect(isSound(template, { ...draft, message_text: '{guest_nam}?' })).toBe(false);
    expect(isSound(template, { ...draft, message_text: '  ' })).toBe(false);
  });

  it('can be kept where its buttons and its delay are such as can be', () => {
    expect(isSound(template, { ...draft, buttons: [{ text: '', action: 'book' }] })).toBe(false);
    expect(isSound(template, { ...draft, delay_minutes: 0 })).toBe(true);
    expect(isSound(template, { ...draft, delay_minutes: Number.NaN })).toBe(false);
    expect(isSound(template, { ...draft, delay_minutes: 20_000 })).toBe(false);
  });
});
