import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { VenuePreviews } from './venue-previews';

describe('what venues are called', () => {
  let booking: Server;
  let url: string;
  let asked: string[];
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    asked = [];
    answer = (response) => response.end(JSON.stringify({ name: 'Café', language: 'en', contacts: {} }));
    booking = createServer((request, response) => {
      asked.push(request.url!);
      answer(response);
    });
    await new Promise<void>((resolve) => booking.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(booking.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    booking.closeAllConnections();
    booking.close();
  });

  it('is asked of booking once a minute', async () => {
    let now = 0;
    const previews = new VenuePreviews(url, () => now);
    expect(await Promise.all([previews.of('cafe'), previews.of('cafe')])).toMatchObject([
      { name: 'Café' },
      { name: 'Café' },
    ]);
    expect(asked).toEqual(['/api/v1/public/venues/cafe']);
    now = 60_000;
    await previews.of('cafe');
    expect(asked).toHaveLength(2);
  });

  it('is done without when booking knows none, says nothing or is not there', async () => {
    const previews = new VenuePreviews(url);
    answer = (response) => response.writeHead(404).end('{}');
    expect(await previews.of('none')).toBeUndefined();
    answer = () => undefined;
    expect(await previews.of('slow')).toBeUndefined();
    expect(await new VenuePreviews('http://127.0.0.1:9').of('cafe')).toBeUndefined();
  });

  it('is asked for so often and no more, whatever addresses somebody makes up', async () => {
    const previews = new VenuePreviews(url, () => 0);
    await Promise.all(Array.from({ length: 300 }, (_, number) => previews.of(`venue-${number}`)));
    expect(asked).toHaveLength(50);
  });
});
