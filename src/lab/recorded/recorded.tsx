/** The page of a browser without WebGPU: it says why nothing runs by itself, shows the recorded run, and offers to compute without a GPU. */
import '../style/theme.css';
import '../style/layout.css';
import '../style/controls.css';
import '../style/phone.css';
import '../style/print.css';
import './recorded.css';
import { Masthead } from '../controls/masthead.tsx';
import { BROWSERS, SWITCHES } from './browsers.ts';
import { Film } from './film.tsx';

export interface RecordedProps {
  /** Runs the lab on the float64 twin. */
  readonly onTwin: () => void;
}

export function Recorded({ onTwin }: RecordedProps) {
  return (
    <div class="page">
      <Masthead />
      <main class="recorded">
        <section class="card" aria-labelledby="why-title">
          <h2 id="why-title">This browser offers no WebGPU, so nothing runs by itself</h2>
          <p>
            The lab computes on the graphics processor of your own device, through WebGPU. Here the browser has none, or
            it is switched off. What follows is a recorded run. The same study also runs live on the processor: slower,
            in float64, on a grid of 96 × 96 cells.
          </p>
          <div class="way-out">
            <button type="button" class="button primary" onClick={onTwin}>
              Run it live without a GPU
            </button>
            <a href="#browsers">Which browsers have WebGPU</a>
          </div>
        </section>
        <Film />
        <section class="card" id="browsers" aria-labelledby="browsers-title">
          <h2 id="browsers-title">Browsers with WebGPU</h2>
          <dl>
            {BROWSERS.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p>
            If yours is among them, look into the browser’s settings for “Use graphics acceleration when available” and
            switch it on; in Chrome and Edge, <code>chrome://gpu</code> tells what is missing. Chrome on Linux takes the
            options
          </p>
          <p>
            <code>{SWITCHES}</code>
          </p>
          <p>
            Chrome on Windows for ARM has it behind <code>chrome://flags/#enable-unsafe-webgpu</code>. A page that is
            not on this machine must be served by https.
          </p>
        </section>
      </main>
    </div>
  );
}
