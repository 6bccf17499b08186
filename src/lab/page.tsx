/** The page: cells and their curves, beside or above what can be set of them. */
import './style/theme.css';
import './style/layout.css';
import './style/controls.css';
import './style/phone.css';
import './style/print.css';
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Changed } from './controls/changed.tsx';
import { ControlKind } from './controls/control-kind.tsx';
import { Help, useShortcuts } from './controls/help.tsx';
import { Masthead } from './controls/masthead.tsx';
import { Materials } from './controls/materials.tsx';
import { Notices } from './controls/notices.tsx';
import { Processor } from './controls/processor.tsx';
import { Group } from './controls/sliders.tsx';
import { StudyBar } from './controls/study-bar.tsx';
import { Transport } from './controls/transport.tsx';
import { ViewBar } from './controls/view-bar.tsx';
import { LabCurves } from './curves/lab-curves.tsx';
import type { Lab } from './lab.ts';
import { TakeAway } from './takeaway/take-away.tsx';
import { Panels } from './view/panels.tsx';

/** Brings a part of the page into view and the keyboard to it; not by a link, because the address holds the study. */
function goTo(part: RefObject<HTMLElement | null>): void {
  part.current?.scrollIntoView({ block: 'nearest' });
  part.current?.focus();
}

export function Page({ lab }: { readonly lab: Lab }) {
  const help = useRef<HTMLDialogElement>(null);
  const settings = useRef<HTMLDivElement>(null);
  const takeAway = useRef<HTMLDivElement>(null);
  const keys = useSignal(true);
  const showHelp = () => help.current?.showModal();
  useShortcuts(lab, keys, showHelp);
  return (
    <div class="page">
      <button type="button" class="button skip" onClick={() => goTo(settings)}>
        To the settings
      </button>
      <Masthead>
        <button type="button" class="button quiet small" onClick={() => goTo(takeAway)}>
          Take away
        </button>
        <button type="button" class="button quiet small" onClick={showHelp}>
          Help and keys
        </button>
      </Masthead>
      <Notices lab={lab} />
      <main class="bench">
        <div class="stage">
          <StudyBar lab={lab} />
          <section class="card cells" aria-label="Cells">
            <ViewBar lab={lab} />
            <div class={lab.setup.value.shown.length < 2 ? 'stage-panels alone' : 'stage-panels'}>
              <Panels lab={lab} />
            </div>
          </section>
          <Transport lab={lab} />
          <LabCurves lab={lab} />
        </div>
        <div class="settings" ref={settings} tabIndex={-1}>
          <Changed lab={lab} />
          <Group lab={lab} group="protocol" title="Protocol" open>
            <ControlKind lab={lab} />
          </Group>
          <Group lab={lab} group="material" title="Materials" open>
            <Materials lab={lab} />
          </Group>
          <Group lab={lab} group="metal" title="Metal" />
          <Group lab={lab} group="run" title="Run and grid">
            <Processor lab={lab} />
          </Group>
          <div ref={takeAway} tabIndex={-1}>
            <TakeAway lab={lab} />
          </div>
        </div>
      </main>
      <Help dialog={help} keys={keys} />
    </div>
  );
}
