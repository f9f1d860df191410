import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { Dispatcher } from 'undici';
import { OwnHeaders, toClient } from './headers';

class HungUp extends Error {
  override readonly name = 'AbortError';
}

/**
 * A service's answer on its way to the caller, chunk by chunk as it comes. It goes straight onto the connection: as a
 * stream handed from one library to the next it would cost more than all else that the gateway does.
 */
export class Passage {
  private controller?: Dispatcher.DispatchController;

  constructor(
    private readonly response: ServerResponse,
    private readonly ownHeaders: OwnHeaders,
  ) {
    // A caller who is gone needs no answer, and the service need not go on with it.
    response.once('close', () => {
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
          response.once('drain', () => controller.resume());
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
