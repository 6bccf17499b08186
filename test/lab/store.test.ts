import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { WHOLE } from '../../src/lab/lab.ts';
import type { FrameCase, Report, Request } from '../../src/lab/solver/protocol.ts';
import { createLab } from '../../src/lab/store.ts';
import { createPictures } from '../../src/lab/study/pictures.ts';
import { openedSetup } from '../../src/lab/study/setup.ts';

const VIEW = {
  layer: 'concentration',
  lines: false,
  outlines: true,
  window: WHOLE,
  speed: Number.POSITIVE_INFINITY,
  brush: 2e-7,
} as const;

/** The page's model over a worker that does only what the test says. */
function openPage({ moves = true, backend = 'auto' as const, study = 'tip-effect' } = {}) {
  const sent: Request[] = [];
  let report: (report: Report) => void = () => {};
  const lab = createLab({
    startSolver(onReport) {
      report = onReport;
      return { send: (request) => sent.push(request), end() {} };
    },
    backend,
    moves,
    afterPaint: (then) => then(),
    pictures: createPictures(() => Promise.reject(new RangeError('no pictures here'))),
    setup: openedSetup(study),
    view: VIEW,
  });
  const all = <Kind extends Request['kind']>(kind: Kind) =>
    sent.filter((request): request is Extract<Request, { kind: Kind }> => request.kind === kind);
  const lastOpen = () => all('open')[all('open').length - 1];
  /** The worker opens what it was asked for last, and shows it at time 0. */
  const answer = (suggestedGrid = lastOpen().cases[0].grid.nx) => {
    const { run, cases } = lastOpen();
    const found = { 'pvh-rods': { conductivity: 0.9 } };
    const known = cases.map(
      (input): Case =>
        input.filler
          ? { ...input, filler: { ...input.filler, phase: { ...input.filler.phase, conductivity: 0.9 } } }
          : input,
    );
    const info = { kind: 'cpu', description: 'float64 twin', software: false } as const;
    const shares = cases.map(() => null);
    report({ kind: 'opened', run, cases: known, found, shares, info, why: 'the test', suggestedGrid });
    frame(0);
  };
  const frame = (time: number, run = lastOpen().run) =>
    report({
      kind: 'frame',
      run,
      cases: lastOpen().cases.map(() => frameAt(time)),
      pace: { stepsPerSecond: 50, simulatedPerSecond: 10, stepsPerFrame: 5 },
    });
  return { lab, sent, all, lastOpen, answer, frame, report: (told: Report) => report(told) };
}

function frameAt(time: number): FrameCase {
  const none = () => new Float32Array(0);
  return {
    fields: {
      time,
      step: 10 * time,
      metal: none(),
      concentration: none(),
      potential: none(),
      reaction: none(),
      live: none(),
    },
    rows: [{ time, tipToMean: 1 + time } as FrameCase['rows'][number]],
    outcome: 'running',
  };
}

describe('The run follows the study', () => {
  test('the first case and the last of the study start at once and are shown with all their samples', () => {
    const { lab, lastOpen, all, answer, frame } = openPage();
    expect(lastOpen().cases.map(({ name }) => name)).toEqual(['pvh', 'pvh-rods']);
    expect(all('run')).toHaveLength(1);
    expect(lab.state.value).toBe('starting');
    answer();
    frame(1);
    expect(lab.state.value).toBe('running');
    expect(lab.time.value).toBe(1);
    expect(lab.shown.value.map(({ rows }) => rows.map((row) => row.time))).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test('where motion is unwelcome it stands at time 0 until it is told to run', () => {
    const { lab, all, answer } = openPage({ moves: false });
    answer();
    expect(lab.state.value).toBe('paused');
    expect(all('run')).toHaveLength(0);
    lab.run();
    expect(all('run')).toHaveLength(1);
    expect(lab.state.value).toBe('running');
  });

  test('another current changes the run under way, another nucleus starts it anew', () => {
    const { lab, all, answer, frame } = openPage();
    answer();
    frame(3);
    lab.set(['control.current=4 mA/cm2']);
    expect(all('change')).toHaveLength(1);
    expect(all('change')[0].cases.map(({ control }) => control.kind === 'current' && control.density)).toEqual([
      40, 40,
    ]);
    expect(lab.changes.value).toEqual([3]);
    lab.set(['surface.nuclei=[{position: 2 um, radius: 0.4 um}]']);
    expect(all('open')).toHaveLength(2);
    expect(lab.changes.value).toEqual([]);
  });

  test('a change of the current keeps what was found for the rods; other rods are found anew by a new start', () => {
    const { lab, all, lastOpen, answer } = openPage();
    expect(lastOpen().cases[1].filler?.phase.conductivity).toBeNaN();
    answer();
    lab.set(['control.current=4 mA/cm2']);
    expect(all('change')[0].cases[1].filler?.phase.conductivity).toBe(0.9);
    lab.set(['seed=2']);
    expect(all('open')).toHaveLength(2);
    expect(lastOpen().cases[1].filler?.phase.conductivity).toBeNaN();
  });

  test('what was found becomes a value of the study once its polymer is changed by hand', () => {
    const { lab, answer } = openPage();
    answer();
    lab.set(['cases.pvh-rods.electrolyte.transference=0.3']);
    expect(lab.setup.value.set).toContain('cases.pvh-rods.filler.conductivity=0.9 S/m');
  });

  test('frames of a run that is no longer shown are answered and dropped', () => {
    const { lab, all, answer, frame } = openPage();
    answer();
    lab.restart();
    const painted = all('painted').length;
    frame(7, 1);
    expect(lab.time.value).toBe(0);
    expect(all('painted')).toHaveLength(painted + 1);
  });

  test('after a lost device samples later than where it goes on are taken again', () => {
    const { lab, lastOpen, answer, frame, report } = openPage();
    answer();
    for (const time of [1, 2, 3]) frame(time);
    const info = { kind: 'gpu', description: 'another', software: false } as const;
    report({ kind: 'restarted', run: lastOpen().run, time: 1, reason: 'the device was lost', info, why: 'anew' });
    frame(2);
    expect(lab.shown.value[0].rows.map(({ time }) => time)).toEqual([0, 1, 2]);
    expect(lab.notice.value).toEqual({ kind: 'note', text: 'The device was lost. The run goes on from 1 s.' });
    expect(lab.backend.value?.info).toEqual(info);
  });

  test('a hidden page stands still and goes on when it is seen, unless it was paused', () => {
    const { lab, sent, answer } = openPage();
    answer();
    const kinds = () => sent.slice(-1)[0].kind;
    lab.hide(true);
    expect(kinds()).toBe('pause');
    lab.hide(false);
    expect(kinds()).toBe('run');
    lab.pause();
    const count = sent.length;
    lab.hide(true);
    lab.hide(false);
    expect(sent).toHaveLength(count);
  });

  test('a change that the worker refuses is made by a new start', () => {
    const { lab, all, lastOpen, answer, report } = openPage();
    answer();
    lab.set(['control.current=4 mA/cm2']);
    report({ kind: 'refused', run: lastOpen().run, message: 'its time has passed' });
    expect(all('open')).toHaveLength(2);
  });

  test('at its end it stands, and Run starts it anew', () => {
    const { lab, all, lastOpen, answer, report } = openPage();
    answer();
    report({ kind: 'ended', run: lastOpen().run });
    expect(lab.state.value).toBe('ended');
    lab.run();
    expect(all('open')).toHaveLength(2);
    expect(all('run')).toHaveLength(2);
  });

  test('a longer duration lets a run go on that has ended', () => {
    const { lab, all, lastOpen, answer, frame, report } = openPage();
    answer();
    frame(150);
    report({ kind: 'ended', run: lastOpen().run });
    lab.set(['duration=300 s']);
    expect(all('change')).toHaveLength(1);
    expect(lab.state.value).toBe('paused');
  });

  test('the grid that suits the device is taken at the first start alone, and not where a back end was named', () => {
    const one = openPage();
    one.answer(192);
    expect(one.lastOpen().cases[0].grid.nx).toBe(192);
    expect(one.lab.canUndo.value).toBe(false);
    one.answer(256);
    expect(one.lastOpen().cases[0].grid.nx).toBe(192);
    const named = openPage({ backend: 'cpu' as never });
    named.answer(64);
    expect(named.all('open')).toHaveLength(1);
  });

  test('colours of the current and a cross ask for currents, lines for lines', () => {
    const { lab, all } = openPage();
    const last = () => all('carry')[all('carry').length - 1];
    expect(last()).toEqual({ kind: 'carry', current: false, lines: false });
    lab.look({ layer: 'current' });
    expect(last()).toEqual({ kind: 'carry', current: true, lines: false });
    lab.look({ layer: 'potential', lines: true });
    lab.point({ x: 0.5, y: 0.5 });
    expect(last()).toEqual({ kind: 'carry', current: true, lines: true });
  });
});

describe('Changes can be taken back, and wrong ones are told', () => {
  test('undo and redo go through the changes; those of one drag are one', () => {
    const { lab, all, answer } = openPage();
    answer();
    for (const current of [5, 6, 7]) lab.set([`control.current=${current} mA/cm2`], 'drag 1');
    lab.set(['temperature=40 degC'], 'drag 2');
    lab.undo();
    expect(lab.setup.value.set).toEqual(['control.current=7 mA/cm2']);
    lab.undo();
    expect(lab.setup.value.set).toEqual([]);
    expect(lab.canUndo.value).toBe(false);
    lab.redo();
    expect(all('change').slice(-1)[0].cases[0].control).toMatchObject({ density: 70 });
  });

  test('a wrong value is told with its reason, nothing changes, and the next right one clears it', () => {
    const { lab, sent, answer } = openPage();
    answer();
    const before = [lab.setup.value, sent.length];
    lab.set(['temperature=-300 degC']);
    expect(lab.notice.value?.kind).toBe('error');
    expect(lab.notice.value?.text).toMatch(/temperature=-300 degC.*absolute zero/);
    expect([lab.setup.value, sent.length]).toEqual(before);
    lab.set(['temperature=30 degC']);
    expect(lab.notice.value).toBeNull();
  });

  test('a study of one is kept when the next text is none', () => {
    const { lab, answer } = openPage();
    answer();
    lab.openText('title: nothing\ncases: []\n', 'mine');
    expect(lab.notice.value?.text).toMatch(/holds a list of cases/);
    expect(lab.setup.value.study).toBe('tip-effect');
  });

  test('a file that is neither picture nor study is refused by its name', async () => {
    const { lab, answer } = openPage();
    answer();
    await lab.takeFile(new File(['hello'], 'notes.txt', { type: 'text/plain' }), 0);
    expect(lab.notice.value).toMatchObject({ kind: 'error' });
    expect(lab.notice.value?.text).toMatch(/^notes\.txt is neither a picture nor a study/);
  });

  test('a study file that is dropped is opened, its one case alone', async () => {
    const { lab, lastOpen, answer } = openPage();
    answer();
    const text =
      'title: mine\ncases:\n  - {name: a, temperature: 25 degC, metal: lithium, electrolyte: pvh, domain: {width: 6 um, height: 6 um}, grid: 48, surface: {thickness: 1 um}, control: {current: 1 mA/cm2}, duration: 10 s}\n';
    await lab.takeFile(new File([text], 'mine.yaml'), 0);
    expect(lab.setup.value).toMatchObject({ study: 'mine', shown: ['a'] });
    expect(lastOpen().cases).toHaveLength(1);
  });
});
