import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { Stock } from './stock';

export interface BookingsLoad {
  url: string;
  token: string;
  stock: Stock;
  /** The first place that nobody has had yet. */
  from: number;
  connections: number;
  seconds: number;
}

/** Bookings a second, and how many were answered. Anything but a booking made is an error. */
export type Made = { perSecond: number; answered: number };

const run = promisify(execFile);
const minutes = 90;
const everyMs = 2 * 3_600_000;

/** Each booking has a place of its own: table after table, and then two hours later. */
const bodyOf = ({ tables, newFrom }: Stock, place: number) => {
  const table = tables[place % tables.length]!;
  const at = new Date(newFrom.getTime() + Math.floor(place / tables.length) * everyMs).toISOString();
  const phone = `+7916${String(place % 10_000_000).padStart(7, '0')}`;
  const guest = { guests_count: 2, guest_name: 'Анна Каренина', guest_phone: phone };
  return { venueId: table.venueId, body: { table_id: table.id, booked_at: at, duration_minutes: minutes, ...guest } };
};

export async function makeBookings(generator: string, folder: string, load: BookingsLoad): Promise<Made> {
  return generator === 'wrk' ? withWrk(folder, load) : withAutocannon(load);
}

/** The same bodies, put together where wrk wants them. */
const script = ({ url, token, stock: { tables, newFrom }, from }: BookingsLoad) => `
local tables = { ${tables.map(({ id, venueId }) => `{"${id}","${venueId}"}`).join(',')} }
local headers = { ["authorization"] = "Bearer ${token}", ["content-type"] = "application/json" }
local place = ${from} - 1
function request()
  place = place + 1
  local table = tables[place % #tables + 1]
  local at = os.date("!%Y-%m-%dT%H:%M:%SZ", ${newFrom.getTime() / 1_000} + math.floor(place / #tables) * ${everyMs / 1_000})
  local body = string.format('{"table_id":"%s","booked_at":"%s","duration_minutes":${minutes},"guests_count":2,"guest_name":"Анна Каренина","guest_phone":"+7916%07d"}', table[1], at, place % 10000000)
  return wrk.format("POST", "${new URL(url).pathname}?venue_id=" .. table[2], headers, body)
end
`;

async function withWrk(folder: string, load: BookingsLoad): Promise<Made> {
  const { url, connections, seconds } = load;
  const file = path.join(folder, 'bookings.lua');
  fs.writeFileSync(file, script(load), { mode: 0o600 });
  const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', file, url]);
  const perSecond = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  const answered = /(\d+) requests in/.exec(stdout)?.[1];
  if (!perSecond || !answered || /Non-2xx|Socket errors/.test(stdout)) {
    throw new Error(`${url} did not only make bookings:\n${stdout}`);
  }
  return { perSecond: Number(perSecond), answered: Number(answered) };
}

async function withAutocannon({ url, token, stock, from, connections, seconds }: BookingsLoad): Promise<Made> {
  let place = from;
  const { pathname } = new URL(url);
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        setupRequest: (request) => {
          const { venueId, body } = bodyOf(stock, place++);
          return { ...request, path: `${pathname}?venue_id=${venueId}`, body: JSON.stringify(body) };
        },
      },
    ],
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return { perSecond: result.requests.average, answered: result['2xx'] };
}
