import type { Backend } from '../../backend/backend.ts';

/** Work on a back end of its own, nested in `backend`, whose fields are freed after. */
export async function apart<Result>(backend: Backend, work: (own: Backend) => Promise<Result>): Promise<Result> {
  const own = backend.nested();
  try {
    return await work(own);
  } finally {
    own.destroy();
  }
}
