/** The film of a run, small enough to lie within a page. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRun } from '../stored.ts';
import { type Html, html } from './html.ts';

const TYPES = { mp4: 'video/mp4', gif: 'image/gif' } as const;
type Ending = keyof typeof TYPES;

/** A page of five million bytes holds this many of a film, a third more in base64. */
const LARGEST = 2.6e6;

/** Widths of a panel that are tried, until the film is small enough [px] */
const PANELS = [240, 160, 100];

/** video.mp4 or video.gif of the run folder where it fits, else a small GIF made for the page. */
export async function film(run: StoredRun): Promise<Html> {
  const found = (['mp4', 'gif'] as const).find((ending) => fits(join(run.folder, `video.${ending}`)));
  if (found !== undefined) return show(found, readFileSync(join(run.folder, `video.${found}`)), `video.${found}`);
  const { video } = await import('../video/index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'tipfield-film-'));
  try {
    const path = join(folder, 'film.gif');
    for (const panelWidth of PANELS) {
      await video(run, path, { panelWidth });
      if (fits(path)) return show('gif', readFileSync(path));
    }
    return html`<p class="note">The film is too long to lie within this page: tipfield video makes it from the stored fields.</p>`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fits(path: string): boolean {
  return existsSync(path) && statSync(path).size <= LARGEST;
}

function show(ending: Ending, bytes: Uint8Array, name?: string): Html {
  const source = `data:${TYPES[ending]};base64,${Buffer.from(bytes).toString('base64')}`;
  const alt = 'Salt concentration and metal over time, all cases side by side';
  const element =
    ending === 'mp4'
      ? html`<video src="${source}" controls autoplay muted loop playsinline aria-label="${alt}"></video>`
      : html`<img src="${source}" alt="${alt}">`;
  return html`<figure class="film"><details open><summary>Film</summary>${element}</details><figcaption>${alt}, from the stored fields.${
    name === undefined ? '' : ` The same file lies beside this page as ${name}.`
  }</figcaption></figure>`;
}
