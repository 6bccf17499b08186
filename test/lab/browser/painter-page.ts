/** The panels' painter alone in a page, for test/lab/browser/view-painter.test.ts. */
import type { Shown, View } from '../../../src/lab/lab.ts';
import { paintPanel } from '../../../src/lab/view/painter.ts';
import { followScale } from '../../../src/lab/view/scale.ts';

/** What the test hands over: JSON, arrays as lists. */
export interface PaintJob {
  readonly shown: Shown;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  /** Paints again after the context was lost and came back. */
  readonly loses: boolean;
}

/** RGBA bytes, the first row on top, as base64. */
async function paint({ shown, view, width, height, loses }: PaintJob): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // In the page, because a canvas that nobody holds may be collected while its context is lost.
  document.body.replaceChildren(canvas);
  const scale = followScale()(view.layer, [shown]);
  const state = paintPanel(canvas, shown, view, scale);
  if (state !== 'painted') throw new Error(`the panel is ${state}`);
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext;
  if (loses) {
    const loss = gl.getExtension('WEBGL_lose_context')!;
    const back = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    const gone = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    loss.loseContext();
    await gone;
    // It may be restored only once the event is over.
    await new Promise((done) => setTimeout(done));
    loss.restoreContext();
    await back;
    if (paintPanel(canvas, shown, view, scale) !== 'painted') throw new Error('the panel is not painted again');
  }
  const bytes = new Uint8Array(4 * width * height);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const turned = new Uint8Array(bytes.length);
  for (let y = 0; y < height; y++) {
    turned.set(bytes.subarray(4 * width * (height - 1 - y), 4 * width * (height - y)), 4 * width * y);
  }
  let text = '';
  for (let k = 0; k < turned.length; k += 8192) text += String.fromCharCode(...turned.subarray(k, k + 8192));
  return btoa(text);
}

/** Milliseconds of the main thread for a new frame in two panels of 600²: the median of 15, each painted to its end before the next. */
function cost({ shown, view }: PaintJob): number {
  const canvases = [0, 1].map(() => Object.assign(document.createElement('canvas'), { width: 600, height: 600 }));
  const follow = followScale();
  const spent = Array.from({ length: 15 }, () => {
    // Other arrays, as each frame brings them.
    const frames = canvases.map(() => ({ ...shown, fields: structuredClone(shown.fields) }));
    const begun = performance.now();
    const scale = follow(view.layer, frames);
    for (const [i, canvas] of canvases.entries()) paintPanel(canvas, frames[i], view, scale);
    const taken = performance.now() - begun;
    for (const canvas of canvases) {
      const gl = canvas.getContext('webgl2') as WebGL2RenderingContext;
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
    return taken;
  });
  return spent.sort((a, b) => a - b)[7];
}

/** Arrays come as lists of numbers; null stands for NaN, which JSON has not. */
function received(job: PaintJob): PaintJob {
  const { fields, shares } = job.shown;
  const array = (values: ArrayLike<number> | undefined) =>
    values && Float32Array.from(values as ArrayLike<number | null>, (value) => value ?? Number.NaN);
  const arrays = (of: object) =>
    Object.fromEntries(
      Object.entries(of).map(([key, value]) => [key, Array.isArray(value) ? array(value) : (value as unknown)]),
    );
  const { current } = fields;
  return {
    ...job,
    shown: {
      ...job.shown,
      fields: { ...arrays(fields), ...(current && { current: arrays(current) }) } as Shown['fields'],
      shares: shares && (arrays(shares) as Shown['shares']),
    },
  };
}

declare global {
  interface Window {
    painter: { paint(job: PaintJob): Promise<string>; cost(job: PaintJob): number };
  }
}

window.painter = { paint: (job) => paint(received(job)), cost: (job) => cost(received(job)) };
