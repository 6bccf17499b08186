/** Records what the panels show, from one press to the next or to the end of the run. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Lab } from '../lab.ts';
import { composition } from './compose.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import type { Film } from './film.ts';

/** What the camera does. `frames`: taken so far; `format` such as `MP4 (H.264)`. */
export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'recording'; readonly frames: number; readonly format: string }
  | { readonly kind: 'writing' };

export interface Camera {
  readonly state: ReadonlySignal<CameraState>;
  /** Begins with what is shown; ends by itself with the run. Throws where the browser makes no video. */
  start(): Promise<void>;
  /** Ends and gives the file. */
  stop(): Promise<void>;
  /** Ends and keeps nothing. */
  discard(): Promise<void>;
}

interface Take {
  readonly film: Film;
  /** Takes no more images. */
  readonly cut: () => void;
}

/** A camera on the lab; what goes wrong at the end of a run, when nobody waits for it, is told by the lab. */
export function camera(lab: Lab): Camera {
  const state = signal<CameraState>({ kind: 'off' });
  let take: Take | undefined;

  async function start(): Promise<void> {
    if (state.peek().kind !== 'off') return;
    state.value = { kind: 'opening' };
    try {
      const { film } = await import('./film.ts');
      const { canvas, draw } = composition(lab);
      take = follow(await film(canvas), draw);
    } catch (error) {
      state.value = { kind: 'off' };
      throw error;
    }
  }

  function follow(film: Film, draw: () => void): Take {
    let before: unknown;
    let isCut = false;
    const forget = effect(() => {
      const [first] = lab.shown.value;
      const hasEnded = lab.state.value === 'ended' || lab.state.value === 'failed';
      if (isCut) return;
      if (first && first.fields !== before) {
        before = first.fields;
        draw();
        film.add();
        state.value = { kind: 'recording', frames: film.count(), format: film.format };
      }
      // After the frame of the end, and not within the effect that it would stop.
      if (hasEnded)
        queueMicrotask(() => void stop().catch((error: unknown) => lab.tell({ kind: 'error', text: wordsOf(error) })));
    });
    return {
      film,
      cut() {
        isCut = true;
        forget();
      },
    };
  }

  async function stop(): Promise<void> {
    const done = taken();
    if (!done) return;
    state.value = { kind: 'writing' };
    try {
      const { film } = done;
      const bytes = await film.finish();
      download(fileName(lab.setup.peek().study, film.ending), bytes, film.type);
      const length = `${film.count()} images, ${film.seconds().toFixed(1)} s`;
      lab.tell({ kind: 'note', text: `The video is saved: ${film.format}, ${length}.` });
    } finally {
      state.value = { kind: 'off' };
    }
  }

  async function discard(): Promise<void> {
    const done = taken();
    state.value = { kind: 'off' };
    await done?.film.cancel();
  }

  function taken(): Take | undefined {
    const now = take;
    take = undefined;
    now?.cut();
    return now;
  }

  return { state, start, stop, discard };
}

/** What went wrong, in a sentence. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
