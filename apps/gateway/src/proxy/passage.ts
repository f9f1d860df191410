import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { Dispatcher } from 'undici';
import { OwnHeaders, toClient } from './headers';

class HungUp extends Error {
  override readonly name = 'AbortError';
}

/** How long an answer waits for its caller to read on. Meanwhile it has a connection to the service for itself. */
const patienceMs = 30_000;

/**
 * A service's answer on its way to the caller, chunk by chunk as it comes. It goes straight onto the connection: as a
 * stream handed from one library to the next it would cost more than all else that the gateway does.
 */
export class Passage {
  private controller?: Dispatcher.DispatchController;
  private waiting?: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    private readonly ownHeaders: OwnHeaders,
    private readonly patience = patienceMs,
  ) {
    // A caller who is gone needs no answer, and the service need not go on with it.
    response.once('close', () => {
      clearTimeout(this.waiting);
      if (!response.writableFinished) this.controller?.abort(new HungUp());
    });
  }

  /** Resolves when the answer begins. */
  through(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): Promise<void> {
    const { response, ownHeaders } = this;
    return new Promise((resolve, reject) => {
      dispatcher.dispatch(request, {
        onRequestStart: (controller) => {
          this.controller = controller;
          if (response.destroyed) controller.abort(new HungUp());
        },
        onResponseStart: (_controller, status, headers) => {
          response.writeHead(status, toClient(headers, ownHeaders) as OutgoingHttpHeader[]);
          resolve();
        },
        onResponseData: (controller, chunk) => {
          if (response.write(chunk)) return;
          controller.pause();
          // A hundred who read nothing would keep everybody else from the service.
          this.waiting = setTimeout(() => response.destroy(), this.patience).unref();
          response.once('drain', () => {
            clearTimeout(this.waiting);
            controller.resume();
          });
        },
        onResponseEnd: () => void response.end(),
        onResponseError: (_controller, error) => {
          // Half an answer cannot be taken back: the caller must see that it broke off.
          if (response.headersSent) response.destroy(error);
          else reject(error);
        },
      });
    });
  }
}
