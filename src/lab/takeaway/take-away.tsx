/** What the user takes along: a link, a study file, figures, tables, fields, a video. */
import './take-away.css';
import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { type Camera, camera, wordsOf } from './camera.ts';
import { LONG_LINK, linkOf, takeFields, takeFigure, takePicture, takeStudy, takeTables } from './pieces.ts';

export function TakeAway({ lab }: { readonly lab: Lab }) {
  const busy = useSignal('');
  const link = useSignal('');
  const isEmpty = lab.shown.value.length === 0;
  const job = (name: string, title: string, make: () => Promise<string> | string, needsRun = true) => (
    <Job lab={lab} busy={busy} name={name} title={title} make={make} disabled={needsRun && isEmpty} />
  );
  return (
    <section class="card takeaway" aria-labelledby="takeaway-title">
      <h2 id="takeaway-title">Take away</h2>
      <Row name="This page">
        {job('Copy link', 'The study, all changes and the view', () => copyLink(lab, link), false)}
        {job('Study file', 'YAML, for tipfield compare', () => takeStudy(lab), false)}
      </Row>
      {link.value !== '' && <LinkField link={link.value} />}
      <Row name="Figure">
        {job('PNG', 'For print: 300 dpi, the whole domain, this moment', () => takeFigure(lab, 'png'))}
        {job('SVG', 'For print: lines sharp at any size', () => takeFigure(lab, 'svg'))}
        {job('Panels', 'A picture of the panels as you see them', () => takePicture(lab))}
      </Row>
      <Row name="Data">
        {job('Curves (CSV)', 'All samples so far, as series.csv', () => takeTables(lab))}
        {job('Fields (HDF5)', 'All fields at this moment, as fields.h5', () => takeFields(lab))}
      </Row>
      <Row name="Video">
        <Recorder lab={lab} isEmpty={isEmpty} />
      </Row>
    </section>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <fieldset class="takeaway-row">
      <legend>{name}</legend>
      <div class="takeaway-buttons">{children}</div>
    </fieldset>
  );
}

interface JobProps {
  readonly lab: Lab;
  /** Name of the job at work; one at a time. */
  readonly busy: Signal<string>;
  readonly name: string;
  readonly title: string;
  /** Gives the sentence that tells what was made. */
  readonly make: () => Promise<string> | string;
  readonly disabled: boolean;
}

function Job({ lab, busy, name, title, make, disabled }: JobProps) {
  const isBusy = busy.value === name;
  async function run(): Promise<void> {
    if (busy.peek() !== '') return;
    busy.value = name;
    try {
      lab.tell({ kind: 'note', text: await make() });
    } catch (error) {
      lab.tell({ kind: 'error', text: `${name}: ${wordsOf(error)}` });
    } finally {
      busy.value = '';
    }
  }
  return (
    <button
      type="button"
      class="button small"
      title={title}
      disabled={disabled}
      aria-busy={isBusy}
      onClick={() => void run()}
    >
      {isBusy ? `${name} …` : name}
    </button>
  );
}

/** Copies the link; where the browser does not let it, shows it instead. */
async function copyLink(lab: Lab, shown: Signal<string>): Promise<string> {
  const link = linkOf(lab);
  const long =
    link.length > LONG_LINK
      ? ` It has ${link.length.toLocaleString('en')} characters, and some programs cut links beyond ${LONG_LINK.toLocaleString('en')}: the study file holds the same.`
      : '';
  try {
    await navigator.clipboard.writeText(link);
    shown.value = '';
    return `The link is copied.${long}`;
  } catch {
    shown.value = link;
    return `This browser does not let the page copy: the link stands under the button.${long}`;
  }
}

function LinkField({ link }: { readonly link: string }) {
  return (
    <input
      class="takeaway-link"
      readOnly
      aria-label="Link to this page"
      value={link}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

function Recorder({ lab, isEmpty }: { readonly lab: Lab; readonly isEmpty: boolean }) {
  const recorder = useMemo(() => camera(lab), [lab]);
  const state = recorder.state.value;
  const attempt = (act: (camera: Camera) => Promise<void>) => {
    act(recorder).catch((error: unknown) => lab.tell({ kind: 'error', text: `Video: ${wordsOf(error)}` }));
  };
  if (state.kind === 'recording')
    return (
      <>
        <button type="button" class="button small" onClick={() => attempt((camera) => camera.stop())}>
          Stop and save
        </button>
        <button type="button" class="button small quiet" onClick={() => attempt((camera) => camera.discard())}>
          Discard
        </button>
        <span class="hint num">
          {state.frames} images, {state.format}
        </span>
      </>
    );
  const isOver = lab.state.value === 'ended' || lab.state.value === 'failed';
  const words = { off: 'Record', opening: 'Record …', writing: 'Saving …' }[state.kind];
  return (
    <>
      <button
        type="button"
        class="button small"
        title="Each picture of the panels from now on, to the end of the run or until you stop"
        disabled={isEmpty || isOver}
        aria-busy={state.kind !== 'off'}
        onClick={() => attempt((camera) => camera.start())}
      >
        {words}
      </button>
      {isOver && state.kind === 'off' && <span class="hint">The run has ended: restart it to record.</span>}
    </>
  );
}
