import { compose, Draft } from './compose';

const draft: Draft = {
  language: 'en',
  subject: 'Hello',
  paragraphs: ['One', 'Two'],
  button: { label: 'Open', link: 'https://guestflow.example/a?b=1&c=2' },
  linkHint: 'Or here:',
  footnote: 'Bye',
};

describe('a composed letter', () => {
  it('says the same in both of its forms', () => {
    const { subject, text, html } = compose(draft);
    expect(subject).toBe('Hello');
    expect(text).toBe('One\n\nTwo\n\nOpen:\nhttps://guestflow.example/a?b=1&c=2\n\n--\nBye\n');
    for (const words of ['One', 'Two', 'Open', 'Or here:', 'Bye']) expect(html).toContain(`>${words}<`);
    expect(html).toContain('<html lang="en">');
  });

  it('shows figures in both of its forms, as text', () => {
    const { text, html } = compose({
      ...draft,
      figures: [
        ['Guests', '12 (9)'],
        ['<b>', '&'],
      ],
    });
    expect(text).toContain('Two\n\nGuests: 12 (9)\n<b>: &\n\nOpen:');
    expect(html).toMatch(/<td [^>]*>Guests<\/td><td [^>]*>12 \(9\)<\/td>/);
    expect(html).toContain('>&#60;b&#62;</td>');
  });

  it('keeps a link whole', () => {
    expect(compose(draft).html.match(/href="([^"]+)"/g)).toEqual(
      Array(2).fill('href="https://guestflow.example/a?b=1&#38;c=2"'),
    );
  });

  it('shows whatever stands in it as text', () => {
    const evil = `<img src=x onerror="alert('&')">`;
    const { html, text } = compose({
      language: '"><script>',
      subject: evil,
      paragraphs: [evil],
      button: { label: evil, link: `https://guestflow.example/"onclick="alert(1)` },
      linkHint: evil,
      footnote: evil,
    });
    const ours = compose({ ...draft, paragraphs: ['One'] }).html;
    const tags = (page: string) => page.match(/<\/?[a-z!]+/g);
    expect(tags(html)).toEqual(tags(ours));
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
    expect(html).not.toContain(`"onclick`);
    expect(text).toContain(evil);
  });

  it('keeps lines and lets addresses be pressed where it is asked for', () => {
    const paragraphs = ['Hello <b>\nSee https://guestflow.example/a?b=1&c="x". Bye (http://a.example).'];
    const { html } = compose({ language: 'en', subject: 'Hello', paragraphs, pressable: true });
    expect(html).toContain('Hello &#60;b&#62;<br>\nSee <a href="https://guestflow.example/a?b=1&#38;c="');
    expect(html).toContain('&#34;x&#34;. Bye (<a href="http://a.example" style="color:#1f6f9f">http://a.example</a>).');
    expect(compose({ language: 'en', subject: 'Hello', paragraphs }).html).not.toContain('<a ');
  });

  it('has a subject of one line', () => {
    expect(compose({ ...draft, subject: 'Hello\r\nBcc: everybody@example.org\u2028!' }).subject).toBe(
      'Hello Bcc: everybody@example.org !',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'https://a b', 'https://a\nb'])(
    'is none with the link %j',
    (link) => {
      expect(() => compose({ ...draft, button: { label: 'Open', link } })).toThrow('begins with http');
    },
  );
});
