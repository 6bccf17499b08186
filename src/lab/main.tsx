/** The page's start: the address says what to show, the browser where it is computed. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { BACKEND_KINDS, type BackendKind } from '../backend/backend-kind.ts';
import { type Lab, type View, WHOLE } from './lab.ts';
import { Page } from './page.tsx';
import { startSolver } from './solver/client.ts';
import { createLab, type OpenLab } from './store.ts';
import { fromLink, toLink } from './study/link.ts';
import { createPictures } from './study/pictures.ts';
import { openedSetup, type Setup } from './study/setup.ts';

const FIRST_STUDY = 'tip-effect';
const FIRST_VIEW: View = {
  layer: 'concentration',
  lines: false,
  outlines: true,
  window: WHOLE,
  speed: Number.POSITIVE_INFINITY,
  brush: 0.2e-6,
};
/** The address follows the study once it has rested so long [ms]: browsers refuse hundreds of changes in a few seconds. */
const ADDRESS_DELAY = 300;

const root = document.getElementById('lab')!;
const pictures = createPictures();

/** The study and view of the address; what is wrong with it is told once the page is there. */
async function fromAddress(
  hash: string,
): Promise<{ readonly setup: Setup; readonly view: View; readonly problem?: string }> {
  const link = fromLink(hash);
  const setup = 'setup' in link ? link.setup : openedSetup(FIRST_STUDY);
  const view = { ...FIRST_VIEW, ...('view' in link ? link.view : {}) };
  try {
    await pictures.prepare(setup);
    return { setup, view, ...(link.problem !== undefined && { problem: link.problem }) };
  } catch (error) {
    return { setup: openedSetup(FIRST_STUDY), view, problem: error instanceof Error ? error.message : String(error) };
  }
}

function askedBackend(): BackendKind | undefined {
  const asked = new URLSearchParams(location.search).get('backend');
  return BACKEND_KINDS.find((kind) => kind === asked);
}

async function hasWebGpu(): Promise<boolean> {
  const gpu = (navigator as { readonly gpu?: GPU }).gpu;
  return gpu !== undefined && (await gpu.requestAdapter()) !== null;
}

async function openPage(backend: BackendKind): Promise<void> {
  const { setup, view, problem } = await fromAddress(location.hash);
  const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = {
    startSolver,
    backend,
    moves,
    pictures,
    afterPaint: (then: () => void) => requestAnimationFrame(then),
  };
  let lab: OpenLab;
  try {
    lab = createLab({ ...options, setup, view });
    if (problem !== undefined) lab.tell({ kind: 'error', text: problem });
  } catch (error) {
    lab = createLab({ ...options, setup: openedSetup(FIRST_STUDY), view });
    lab.tell({ kind: 'error', text: `The link cannot be shown: ${error instanceof Error ? error.message : error}` });
  }
  window.lab = lab;
  render(<Page lab={lab} />, root);
  followState(lab);
  keepAddress(lab);
  document.addEventListener('visibilitychange', () => lab.hide(document.hidden));
  lab.hide(document.hidden);
}

/** `<html data-lab="running">`, once what it says is on the screen. */
function followState(lab: Lab): void {
  effect(() => {
    const state = lab.state.value;
    requestAnimationFrame(() => {
      document.documentElement.dataset.lab = state;
    });
  });
}

/** The address is a link to what is seen; another one that is typed or pasted is followed. */
function keepAddress(lab: OpenLab): void {
  let timer = 0;
  let written = location.hash;
  let isFirst = true;
  effect(() => {
    const link = toLink(lab.setup.value, lab.view.value);
    clearTimeout(timer);
    if (isFirst) {
      isFirst = false;
      return;
    }
    timer = window.setTimeout(() => {
      // Typed or pasted since, and not yet told: it is followed, not overwritten.
      if (location.hash !== written) return;
      history.replaceState(null, '', link);
      written = location.hash;
    }, ADDRESS_DELAY);
  });
  const follow = async (hash: string) => {
    const { setup, view, problem } = await fromAddress(hash);
    await lab.visit(setup, view);
    if (problem !== undefined) lab.tell({ kind: 'error', text: problem });
  };
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    clearTimeout(timer);
    written = location.hash;
    void follow(written);
  });
}

async function openRecording(): Promise<void> {
  const { Recorded } = await import('./recorded/recorded.tsx');
  const onTwin = () => void openPage('cpu');
  render(<Recorded onTwin={onTwin} />, root);
  document.documentElement.dataset.lab = 'recorded';
}

const backend = askedBackend();
if (backend !== undefined || (await hasWebGpu())) await openPage(backend ?? 'auto');
else await openRecording();
