import { disposition, displayName } from './file-name-rules';

describe('the name of an upload', () => {
  it.each([
    ['menu.png', 'menu.png'],
    ['Меню на май.PNG', 'Меню на май.png'],
    ['<script>alert(1)</script>.png', 'script_.png'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe.png'],
    ['C:\\photos\\a.png', 'a.png'],
    ['/', 'photo.png'],
    ['...', 'photo.png'],
    ['.png', 'png.png'],
    ['.htaccess', 'htaccess.png'],
    ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie_ x=1.png'],
    ['a\0.php', 'a.php.png'],
    ['gnp.exe\u202e.png', 'gnp.exe.png'],
    ['a\u2066b\u200bc\ufeff.png', 'abc.png'],
    ['a\u2028b\u0085c.png', 'abc.png'],
    ['half \ud83d pair.png', 'half pair.png'],
    ['😀.png', '😀.png'],
    ['menu.pdf', 'menu.pdf.png'],
    ['  a   b  .png', 'a b.png'],
    ['$(rm -rf ~);`x`%2e.png', '_(rm -rf ~)__x__2e.png'],
    ['', 'photo.png'],
    [undefined, 'photo.png'],
  ])('is of %j: %j', (given, expected) => {
    expect(displayName(given, 'image/png', 'photo')).toBe(expected);
  });

  it('is no longer than people read, and keeps its ending', () => {
    const name = displayName(`${'я'.repeat(1_000)}.jpeg`, 'image/jpeg', 'photo');
    expect(name).toBe(`${'я'.repeat(120)}.jpeg`);
    expect(displayName('😀'.repeat(1_000), 'application/pdf', 'file')).toBe(`${'😀'.repeat(120)}.pdf`);
  });

  it('stands in a header in plain letters, and as it is where it is understood', () => {
    expect(disposition('menu (1).png')).toBe(
      `attachment; filename="menu (1).png"; filename*=UTF-8''menu%20%281%29.png`,
    );
    expect(disposition(`Меню'*.pdf`)).toBe(
      `attachment; filename="______.pdf"; filename*=UTF-8''%D0%9C%D0%B5%D0%BD%D1%8E%27%2A.pdf`,
    );
    expect(disposition('a";\r\nx: y')).toMatch(/^[\x20-\x7e]+$/);
    expect(disposition('a";\r\nx: y')).toBe(`attachment; filename="a____x_ y"; filename*=UTF-8''a%22%3B%0D%0Ax%3A%20y`);
  });
});
