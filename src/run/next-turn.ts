/** Where the work lets others in: a process its signals, a worker its messages. */

/** Node's; browsers have none. */
const { setImmediate: immediate } = globalThis as { setImmediate?: (done: () => void) => unknown };

/** Resolves in a later turn of the event loop. By a message where there is no setImmediate, because a timeout waits 4 ms there. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate) {
      immediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
