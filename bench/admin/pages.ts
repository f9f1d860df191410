import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { House } from './house';

export interface Frames {
  /** Milliseconds from one frame to the next, while bookings were moved. */
  deltas: number[];
  /** Of tasks that held the page up for 50 ms and more. */
  longTasks: number[];
}

/** What the page tells of itself: when all of the day is drawn, and how its frames follow each other. */
const watching = `
  window.bench = {
    drawnAfter(count) {
      return new Promise((resolve, reject) => {
        let begun;
        const look = () => {
          const drawn = document.querySelectorAll('[data-booking]').length;
          if (performance.now() - begun > 20000) return reject(new Error('Only ' + drawn + ' bookings were drawn at ' + location.href));
          if (drawn < count) return requestAnimationFrame(look);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        };
        addEventListener('click', () => { begun = performance.now(); look(); }, { once: true, capture: true });
      });
    },
    watch() {
      const frames = { deltas: [], longTasks: [] };
      let last = performance.now();
      let on = true;
      const frame = () => {
        const now = performance.now();
        frames.deltas.push(now - last);
        last = now;
        if (on) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      const observer = new PerformanceObserver((list) => frames.longTasks.push(...list.getEntries().map(({ duration }) => duration)));
      observer.observe({ entryTypes: ['longtask'] });
      this.end = () => { on = false; observer.disconnect(); return frames; };
    },
  };
`;

/** Somebody at a browser with nothing in it. `scripts`: the gzipped size of each that it has loaded. */
export async function newcomer(browser: Browser): Promise<{ page: Page; scripts: Map<string, number> }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const scripts = new Map<string, number>();
  page.on('response', (response) => void weigh(response, scripts));
  await page.addInitScript(watching);
  return { page, scripts };
}

async function weigh(response: Response, scripts: Map<string, number>): Promise<void> {
  if (!new URL(response.url()).pathname.endsWith('.js')) return;
  const body = await response.body().catch(() => undefined);
  if (body) scripts.set(response.url(), gzipSync(body).length);
}

/** From the press on `Sign in` to the whole day on the screen, in milliseconds. */
export async function signInToJournal(page: Page, url: string, { email, password, date, bookings }: House) {
  await page.goto(`${url}/sign-in?to=${encodeURIComponent(`/journal?date=${date}`)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.evaluate(`void (window.drawn = bench.drawnAfter(${bookings}))`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page.evaluate<number>('window.drawn');
}

const upperRows = 40;

/** Drags visits, one of a row after the other, by a quarter of an hour, later or earlier, step by step as a hand does. */
export async function moveBookings(page: Page, count: number, later: boolean): Promise<Frames> {
  const rows = page.locator('[data-lane]');
  const width = (await rows.first().boundingBox())!.width;
  const hours = await page.evaluate<number>(
    'Number(getComputedStyle(document.querySelector("[data-lane]")).getPropertyValue("--hours"))',
  );
  const by = ((later ? 1 : -1) * width) / hours / 4;
  let frames: Frames = { deltas: [], longTasks: [] };
  for (let at = 0; at < count; at++) {
    // Where what is told at the window's lower edge lies on top of none.
    const [row, visit] = [at % upperRows, Math.floor(at / upperRows)];
    const bar = rows.nth(row).locator('[data-booking]').nth(visit);
    await page.evaluate(`document.querySelectorAll('[data-lane]')[${row}].scrollIntoView({ block: 'center' })`);
    const { x, y, height } = (await bar.boundingBox())!;
    await page.evaluate('bench.watch()');
    await page.mouse.move(x + 30, y + height / 2);
    await page.mouse.down();
    // Over other tables and back: that is where it has to say whether they are free.
    for (const [right, down] of [
      [0.3, 30],
      [0.6, 60],
      [0.9, 90],
      [1.2, 45],
      [1, 20],
      [1, 0],
    ] as const) {
      await page.mouse.move(x + 30 + right * by, y + height / 2 + down, { steps: 3 });
    }
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.mouse.up();
    const answer = await answered;
    if (!answer.ok()) throw new Error(`A booking was not moved: ${answer.status()} ${await answer.text()}`);
    const watched = await page.evaluate<Frames>('bench.end()');
    frames = {
      deltas: [...frames.deltas, ...watched.deltas],
      longTasks: [...frames.longTasks, ...watched.longTasks],
    };
  }
  return frames;
}
