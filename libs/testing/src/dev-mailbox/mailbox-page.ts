import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { DevMailbox } from './dev-mailbox';

const page = readFileSync(path.join(__dirname, 'mailbox-page.html'));

const ofThePage = [
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'",
  "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');
/** A letter may be styled, and its links open outside the frame when somebody presses them. That is all it may. */
const ofALetter = [
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
].join('; ');

/** What the page asks for: itself, the letters, one letter's HTML, and when another has come. */
export function answerPage(mailbox: DevMailbox, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://mailbox');
  const [, id] = /^\/letters\/([\w-]+)\.html$/.exec(pathname) ?? [];
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  // A page of the internet whose name was turned to this machine is asked for under that name.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return notFound(response);
  if (request.method !== 'GET') return notFound(response);
  if (pathname === '/') return sendHtml(response, page, ofThePage);
  if (pathname === '/letters.json') {
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(mailbox.letters()));
  }
  if (pathname === '/arrivals') return tellOfArrivals(mailbox, response);
  const letter = id ? mailbox.letters().find((each) => each.id === id) : undefined;
  if (!letter) return notFound(response);
  // In front, so that no letter can say otherwise: links open beside the mailbox, not inside the frame.
  sendHtml(response, `<!doctype html><base target="_blank">${letter.html}`, ofALetter);
}

function tellOfArrivals(mailbox: DevMailbox, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
  response.on(
    'close',
    mailbox.onLetter(({ id }) => response.write(`data: ${id}\n\n`)),
  );
}

function sendHtml(response: ServerResponse, html: Buffer | string, contentSecurityPolicy: string): void {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy };
  response.writeHead(200, headers).end(html);
}

const notFound = (response: ServerResponse): void => void response.writeHead(404).end();
