/** The curves of the run that the page shows. */
import { useComputed } from '@preact/signals';
import { shownDuration } from '../controls/shown-case.ts';
import type { Lab } from '../lab.ts';
import { Curves } from './curves.tsx';

export function LabCurves({ lab }: { readonly lab: Lab }) {
  // By the study, so that the charts stand there from the start on and through a restart.
  const lines = useComputed(() =>
    lab.setup.value.shown.map((name) => ({
      label: lab.study.value.cases.find((one) => one.name === name)?.label ?? name,
      rows: lab.shown.value.find(({ input }) => input.name === name)?.rows ?? [],
    })),
  );
  return <Curves lines={lines.value} time={lab.time.value} duration={shownDuration(lab)} changes={lab.changes.value} />;
}
