import { jsonbText } from './jsonb-text';

describe('a text for jsonb', () => {
  it('says what was written, as far as jsonb keeps it', () => {
    const text = 'Анна 🍷 "\\u0000" \\ud83d';
    expect(JSON.parse(jsonbText({ text, deep: [text] }))).toEqual({ text, deep: [text] });
    expect(JSON.parse(jsonbText({ text: `a\0b${'🍷'.slice(0, 1)}c${'🍷'.slice(1)}` }))).toEqual({ text: 'abc' });
  });
});
