/** The clock and what drives it: run, step, restart, speed, and the way back. */
import type { Lab } from '../lab.ts';
import { Icon } from './icons.tsx';
import { toggleRun } from './shortcuts.ts';
import { shownDuration } from './shown-case.ts';
import { clockText, paceText, STATES } from './words.ts';

/** Simulated seconds in a second. */
const SPEEDS: readonly number[] = [Number.POSITIVE_INFINITY, 10, 5, 2, 1];

export function Transport({ lab }: { readonly lab: Lab }) {
  const state = lab.state.value;
  const isMoving = state === 'running' || state === 'starting';
  const main = isMoving ? 'Pause' : state === 'paused' ? 'Run' : 'Run again';
  return (
    <section class="card transport" aria-label="Time">
      <Clock lab={lab} />
      <div class="transport-buttons">
        <button type="button" class="button primary main" onClick={() => toggleRun(lab)}>
          <Icon name={isMoving ? 'pause' : state === 'paused' ? 'run' : 'restart'} />
          {main}
        </button>
        <button
          type="button"
          class="button"
          disabled={state === 'ended' || state === 'failed'}
          onClick={() => lab.step()}
        >
          <Icon name="step" />
          <span class="spare">Step</span>
        </button>
        <button type="button" class="button" onClick={() => lab.restart()}>
          <Icon name="restart" />
          <span class="spare">Restart</span>
        </button>
        <Speed lab={lab} />
        <span class="pair">
          <button
            type="button"
            class="button quiet"
            aria-label="Undo"
            title="Undo"
            disabled={!lab.canUndo.value}
            onClick={() => lab.undo()}
          >
            <Icon name="undo" />
          </button>
          <button
            type="button"
            class="button quiet"
            aria-label="Redo"
            title="Redo"
            disabled={!lab.canRedo.value}
            onClick={() => lab.redo()}
          >
            <Icon name="redo" />
          </button>
        </span>
      </div>
    </section>
  );
}

/** Big time, how far it is, how fast it goes. */
function Clock({ lab }: { readonly lab: Lab }) {
  const duration = shownDuration(lab);
  const time = lab.time.value;
  const state = lab.state.value;
  const pace = paceText(state === 'running' ? lab.pace.value : null, lab.backend.value?.info ?? null);
  return (
    <div class="clock">
      <p class="clock-time num">
        <strong>{clockText(time, duration)}</strong> s <span class="hint">of {Number(duration.toPrecision(6))} s</span>
      </p>
      <progress max={duration} value={Math.min(time, duration)} aria-label="Simulated time" />
      <p class="hint num" title={lab.backend.value?.why}>
        <span role="status">{STATES[state]}</span>
        {pace !== '' && ` · ${pace}`}
      </p>
    </div>
  );
}

function Speed({ lab }: { readonly lab: Lab }) {
  const { speed } = lab.view.value;
  const speeds = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed];
  return (
    <label class="speed">
      <span class="hidden">Speed</span>
      <select
        title="Simulated seconds in a second, at most"
        value={String(speed)}
        onChange={({ currentTarget }) => lab.look({ speed: Number(currentTarget.value) })}
      >
        {speeds.map((one) => (
          <option key={one} value={String(one)}>
            {one === Number.POSITIVE_INFINITY ? 'Fastest' : `${one} s/s`}
          </option>
        ))}
      </select>
    </label>
  );
}
