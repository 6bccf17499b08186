import { type Backend, BackendError } from '../../src/backend/backend.ts';

/** The back end, but its device is lost in the read after `reads` others, and then stays so. */
export function losing(backend: Backend, reads: number): Backend {
  let left = reads;
  const checked =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      if (left < 0) throw new BackendError('the device was lost (as the test wants)', 'start again', { lost: true });
      return work(...given);
    };
  return {
    info: backend.info,
    field: checked(backend.field),
    write: checked(backend.write),
    program: checked(backend.program),
    submit: checked(backend.submit),
    async read(fields) {
      left--;
      return checked(backend.read)(fields);
    },
    destroy: backend.destroy,
  };
}
