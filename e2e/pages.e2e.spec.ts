import { mailerOf } from '@guestflow/mail';
import { eventually, openBrowser, TelegramSimulator } from '@guestflow/testing';
import type { Browser, Page } from 'playwright-core';
import pino from 'pino';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { pagesFolder } from './support/visitors';

describe('in a browser', () => {
  let platform: TestPlatform;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await platform.close();
  });
  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  it('the API’s documentation has every service’s operations, to be read and tried', async () => {
    await page.goto(`${platform.url}/api/docs`);
    await page.locator('.opblock-summary-path', { hasText: '/api/v1/audit-log' }).first().waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThan(8);

    const login = page.locator('.opblock', { hasText: '/api/v1/auth/login' });
    await login.locator('.opblock-summary-control').click();
    await login.getByRole('button', { name: 'Try it out' }).click();
    await login.locator('textarea.body-param__text').fill(JSON.stringify(superAdmin));
    await login.getByRole('button', { name: 'Execute' }).click();
    await login.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  });

  it('the mailbox shows letters as they come, with links to press, and lets nothing that stands in one do anything', async () => {
    const send = (subject: string, html: string) =>
      mailerOf({ smtpUrl: platform.mailbox.smtpUrl, mailFrom: 'a@example.org' }, pino({ level: 'silent' })).send({
        to: 'anna@example.org',
        subject,
        text: `${subject}: ${platform.url}/#here`,
        html,
      });
    await page.goto(platform.mailbox.url);
    await page.getByText('No letter yet').waitFor();

    await send('Come and join', `<p>Press <a href="${platform.url}/#there">this</a></p>`);
    const letter = page.frameLocator('iframe');
    const link = letter.getByRole('link', { name: 'this' });
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await opened.waitForURL(`${platform.url}/#there`);
    // What it opens is a page like any other.
    await opened.getByRole('heading', { name: 'Sign in' }).waitFor();
    await opened.close();

    await page.getByRole('tab', { name: 'Plain text' }).click();
    expect(await page.locator('#text a').getAttribute('href')).toBe(`${platform.url}/#here`);
    await page.getByRole('tab', { name: 'Letter' }).click();

    let asked = 0;
    await page.route('**/asked*', (route) => (asked++, route.abort()));
    const evil = [
      '<script>top.document.title = "taken"; fetch("/asked")</script>',
      '<img src="/asked" onerror="alert(1)">',
    ];
    await send('Evil', `<h1>Evil</h1>${evil.join('')}<form action="/asked"><button>Send</button></form>`);
    await page.getByRole('button', { name: /Evil/ }).click();
    await letter.getByRole('button', { name: 'Send' }).click();
    await letter.getByRole('heading', { name: 'Evil' }).waitFor();
    // The browser says of each that it was not let, each when it comes to it.
    await eventually(() => {
      for (const blocked of [/script execution/, /image/, /form submission/]) {
        expect(complaints).toContainEqual(expect.stringMatching(blocked));
      }
    });
    expect([asked, await page.title()]).toEqual([0, 'Mail']);
    expect(complaints.filter((complaint) => !/sandbox|Content Security Policy/.test(complaint))).toEqual([]);
    complaints.length = 0;
  });

  it('the Telegram simulator says how a bot comes to it', async () => {
    const simulator = await TelegramSimulator.start({ port: 0 });
    try {
      await page.goto(simulator.url);
      await page.getByText('There is no bot here yet').waitFor();
      simulator.addBot({ token: `123456789:${'A'.repeat(35)}`, username: 'bereza_bot', first_name: 'Берёза' });
      await page.getByText('Берёза').first().waitFor();
    } finally {
      // Its page listens to it for as long as it is shown.
      await page.goto('about:blank');
      await simulator.close();
    }
  });
});
