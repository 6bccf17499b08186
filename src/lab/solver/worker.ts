/** The solver's own thread: hands requests of the page to a session, and its reports to the page. */
import { openBrowserBackend } from './devices.ts';
import type { Request } from './protocol.ts';
import { createSession } from './session.ts';

const session = createSession(openBrowserBackend, (report, transfer) =>
  postMessage(report, { transfer: [...transfer] }),
);

addEventListener('message', ({ data }: MessageEvent<Request>) => session.handle(data));
