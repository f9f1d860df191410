import { withAnswer } from './answered-notice';

describe('a notification that was answered', () => {
  it('says what was answered, and of several answers the last', () => {
    const once = withAnswer('Ждём вас завтра\n\nв 19:00', 'Ждём вас');
    expect(once).toBe('Ждём вас завтра\n\nв 19:00\n\n✓ Ждём вас');
    expect(withAnswer(once, 'Бронь отменена')).toBe('Ждём вас завтра\n\nв 19:00\n\n✓ Бронь отменена');
    const over = withAnswer(once, 'Уже не действует', '✕');
    expect(over).toBe('Ждём вас завтра\n\nв 19:00\n\n✕ Уже не действует');
    expect(withAnswer(over, 'Ждём вас\n\n📅 среда')).toBe('Ждём вас завтра\n\nв 19:00\n\n✓ Ждём вас\n\n📅 среда');
  });
});
