/** The worker's side of errand.ts: the library's figures and files, from what the page shows. */
import { figure } from '../../output/figure/figure.ts';
import { loadLetters } from '../../output/host/browser/letters.ts';
import type { Errand, Result } from './errand.ts';
import { storedCase } from './stored.ts';

addEventListener('message', ({ data }: MessageEvent<Errand>) => {
  run(data).then(
    (result) => postMessage(result),
    (error: unknown) =>
      postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

async function run(errand: Errand): Promise<Result> {
  const cases = errand.cases.map(storedCase);
  if (errand.kind === 'fields') {
    const { fieldsOf } = await import('./fields.ts');
    return { kind: 'fields', ...(await fieldsOf(cases)) };
  }
  await loadLetters();
  const latest = Math.max(...cases.map(({ times }) => times[0]));
  const made = await figure(
    { cases },
    {
      field: errand.field,
      times: [latest],
      width: cases.length === 1 ? COLUMN : PAGE,
      streamlines: errand.lines,
      fillerOutline: errand.outlines,
    },
  );
  return { kind: 'figure', figure: made };
}

/** Widths in print of a column and of a page of two [mm]. */
const COLUMN = 85;
const PAGE = 180;
