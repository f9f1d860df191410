import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Api } from './api';
import { House, openHouse } from './house';
import { staffOn } from './staff';
import { startTestPlatform, superAdmin, TestPlatform } from './test-platform';
import { Visitors } from './visitors';

/** A card as tests look at it. */
export interface Card {
  id: string;
  version: number;
  name: string | null;
  phone: string | null;
  tags: string[];
  consents: string[];
  preferences: object;
  blacklisted: { reason: string } | null;
}

const pages = path.resolve(__dirname, '../../dist/admin');

/** A venue whose people are at the built pages, for the tests of a file: what is here is there once they have begun. */
export class GuestScreens {
  platform!: TestPlatform;
  place!: House;
  private visitors!: Visitors;
  private sql!: Pool;
  private operator!: Api;
  private readonly staff = staffOn(() => ({ platform: this.platform, operator: this.operator }));

  constructor() {
    beforeAll(async () => {
      this.platform = await startTestPlatform('embedded', {}, pages);
      this.sql = new Pool({ connectionString: this.platform.database.adminUrl, max: 2 });
      this.operator = await this.platform.api.signIn(superAdmin.email, superAdmin.password);
      this.visitors = await Visitors.open();
      this.place = await openHouse(this.platform, { operator: this.operator, sql: this.sql });
      await eventually(async () => expect((await this.place.manager.get('/guests')).status).toBe(200));
    });
    afterAll(async () => {
      await this.visitors?.close();
      await this.sql?.end();
      await this.platform?.close();
    });
    afterEach(() => this.visitors.leave());
  }

  /** Somebody of the house, at the page of an address. */
  readonly comesIn = async (
    role: string,
    address: string,
    { language = 'en', ...options }: BrowserContextOptions & { language?: string } = {},
  ): Promise<Page> => {
    const somebody = await this.staff.join(this.operator, role, this.place.venueId);
    const page = await this.visitors.comesIn(somebody, options);
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(`${this.platform.url}/${address}`);
    return page;
  };

  readonly known = async (card: object): Promise<Card> => {
    const { status, body, text } = await this.place.manager.post<Card>('/guests', card);
    if (status !== 201) throw new Error(`A card could not be made: ${text}`);
    return body;
  };

  readonly cardOf = async ({ id }: Card): Promise<Card> => (await this.place.manager.get<Card>(`/guests/${id}`)).body;
}

export const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
export const main = (page: Page) => page.getByRole('main');
/** Beside it, what is told for a moment is a list too. */
export const row = (page: Page, text: string) => main(page).getByRole('listitem').filter({ hasText: text });
/** A part of the page, by what stands above it. */
export const part = (page: Page, name: string) =>
  main(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name }) });

/** What reaches over the edge of the screen. */
export const tooWide = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((one) => !one.closest('.overflow-x-auto') && !one.closest('.sr-only'))
    .map((one) => one.outerHTML.slice(0, 160))`);
