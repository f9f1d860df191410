import { documentOf } from './venue-document';

const html = '<!doctype html>\n<html lang="en">\n<head>\n<title>GuestFlow</title>\n</head>\n<body></body></html>';

describe('the document of a venue’s page', () => {
  it('says what the venue is called, where it is and what can be done there, in the venue’s language', () => {
    const contacts = { address: 'Тверская, 1', city: 'Москва' };
    const told = documentOf(html, { name: 'Кафе «Берёза»', language: 'ru', contacts });
    expect(told).toContain('<html lang="ru">');
    expect(told).toContain('<title>Кафе «Берёза»</title>');
    expect(told).toContain('<meta property="og:title" content="Кафе «Берёза»" />');
    expect(told).toContain('content="Забронировать онлайн · Тверская, 1, Москва"');
  });

  it('says no more than it knows', () => {
    expect(documentOf(html, { name: 'Bar', language: 'fi', contacts: {} })).toContain('content="Book online"');
  });

  it.each([
    '"><script>alert(1)</script>',
    `' onload='alert(1)`,
    '</title><script>alert(1)</script>',
    '$& $1 $` <b>',
    '&lt;',
  ])('holds %s as text', (name) => {
    const told = documentOf(html, { name, language: 'en', contacts: { address: name } });
    expect(told).not.toMatch(/<script|<b>|' onload/);
    expect(told.match(/<title>(.*)<\/title>/)![1]).toBe(
      name
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;'),
    );
    // What stood around it stands there still.
    expect(told.match(/<\/title>/g)).toHaveLength(1);
    expect(told.endsWith('<body></body></html>')).toBe(true);
  });
});
