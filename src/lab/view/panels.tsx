/** All cases side by side, on one scale of length and of colour. */
import './view.css';
import { useComputed } from '@preact/signals';
import type { Lab } from '../lab.ts';
import { ColourBar } from './colour-bar.tsx';
import { Legend } from './legend.tsx';
import { Panel } from './panel.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';

export function Panels({ lab }: { readonly lab: Lab }) {
  const grids = useComputed(() => {
    const { cases } = lab.study.value;
    return lab.setup.value.shown.map((name) => (cases.find((input) => input.name === name) ?? cases[0]).grid);
  });
  const columns = grids.value.map(({ nx, spacing }) => `minmax(0, ${nx * spacing * 1e6}fr)`).join(' ');
  return (
    <div class="panels">
      <div class="panels-row" style={{ '--columns': columns }}>
        {grids.value.map(({ nx, ny }, index) => (
          <Panel key={index} lab={lab} index={index} aspect={nx / ny} />
        ))}
      </div>
      <div class="panels-foot">
        <ColourBar lab={lab} />
        <Legend lab={lab} />
        <ZoomButtons lab={lab} />
      </div>
    </div>
  );
}
