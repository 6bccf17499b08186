import { type Backend, BackendError } from '../../src/backend/backend.ts';

/** The back end, but its device is lost in the read after `reads` others, of its own or of what is nested in it, and then stays so. */
export function losing(backend: Backend, reads: number): Backend {
  let left = reads;
  const checked =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      if (left < 0) throw new BackendError('the device was lost (as the test wants)', 'start again', { lost: true });
      return work(...given);
    };
  const wrapped = (inner: Backend): Backend => ({
    info: inner.info,
    field: checked(inner.field),
    write: checked(inner.write),
    program: checked(inner.program),
    submit: checked(inner.submit),
    async read(fields) {
      left--;
      return checked(inner.read)(fields);
    },
    nested: checked(() => wrapped(inner.nested())),
    destroy: inner.destroy,
  });
  return wrapped(backend);
}
