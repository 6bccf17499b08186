/** How long a back end lasts: one that is nested ends by itself, or with the one that it came from. */
import { BackendError } from './backend.ts';

/** Asked before each use. */
export interface Life {
  /** Throws BackendError with what ended it. */
  checkOpen(): void;
  /** Ends it. */
  close(): void;
}

/** A life within `outer`; `onClose` is told of its own end. */
export function within(outer: Life, onClose?: () => void): Life {
  let open = true;
  return {
    checkOpen() {
      outer.checkOpen();
      if (!open) throw new BackendError('the nested back end was closed', 'nest another in the one that it came from');
    },
    close() {
      open = false;
      onClose?.();
    },
  };
}
