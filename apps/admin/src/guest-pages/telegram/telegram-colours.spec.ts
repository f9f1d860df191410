import { coloursOf } from './telegram-colours';

describe('the colours of Telegram', () => {
  const dark = { bg_color: '#17212b', secondary_bg_color: '#232e3c', text_color: '#f5f5f5', button_color: '#5288c1' };

  it('take the place of ours', () => {
    expect(coloursOf({ ...dark, button_text_color: '#ffffff' })).toEqual({
      ...{ '--ground': '#232e3c', '--sunken': '#232e3c', '--surface': '#17212b', '--raised': '#17212b' },
      ...{ '--ink': '#f5f5f5', '--accent': '#5288c1', '--accent-ink': '#ffffff' },
    });
  });

  it('have one ground where there is no second', () => {
    expect(coloursOf({ ...dark, secondary_bg_color: undefined })['--ground']).toBe('#17212b');
  });

  it('are not taken by halves, nor when they are something else', () => {
    expect(coloursOf({})).toEqual({});
    expect(coloursOf({ bg_color: '#17212b' })).toEqual({});
    expect(coloursOf({ ...dark, button_color: 'red; x: y' })['--accent']).toBeUndefined();
  });
});
