/** Work that would hold the page up, done by a worker that lives as long as it takes. */
import type { Figure } from '../../output/figure/page.ts';
import type { FigureField } from '../../output/figure/shown-field.ts';
import type { Frozen } from './stored.ts';

/** What the worker is asked for. */
export type Errand =
  | {
      readonly kind: 'figure';
      readonly cases: readonly Frozen[];
      readonly field: FigureField;
      readonly lines: boolean;
      readonly outlines: boolean;
    }
  | { readonly kind: 'fields'; readonly cases: readonly Frozen[] };

export type Result =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** A ZIP where there are two. */
  | { readonly kind: 'fields'; readonly bytes: Uint8Array<ArrayBuffer>; readonly ending: 'h5' | 'zip' }
  | { readonly kind: 'failed'; readonly message: string };

/** Sends a worker and waits for it. Throws what went wrong there, in words. */
export async function send<Kind extends Errand['kind']>(
  errand: Errand & { readonly kind: Kind },
): Promise<Extract<Result, { kind: Kind }>> {
  const worker = new Worker(new URL('./errand-worker.ts', import.meta.url), { type: 'module' });
  try {
    const result = await new Promise<Result>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Result>) => resolve(data);
      worker.onerror = () =>
        reject(
          new Error('the part of the page that makes files could not be loaded: check the connection and try again'),
        );
      worker.postMessage(errand);
    });
    if (result.kind === 'failed') throw new Error(result.message);
    return result as Extract<Result, { kind: Kind }>;
  } finally {
    worker.terminate();
  }
}
