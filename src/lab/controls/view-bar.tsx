/** How the cells are shown, and what a pointer does on them. */
import type { ComponentChildren } from 'preact';
import { LAYERS, type Lab, TOOLS } from '../lab.ts';
import { Icon } from './icons.tsx';
import { LAYER_NAMES, TOOL_HINTS, TOOL_NAMES } from './names.ts';
import { shownCase } from './shown-case.ts';

export function ViewBar({ lab }: { readonly lab: Lab }) {
  return (
    <div class="toolbar">
      <Layers lab={lab} />
      <div class="toggles">
        <Toggle on={lab.view.value.lines} onTurn={(lines) => lab.look({ lines })}>
          <span class="more">Current </span>
          <span class="less">lines</span>
        </Toggle>
        <Toggle on={lab.view.value.outlines} onTurn={(outlines) => lab.look({ outlines })}>
          Outlines
        </Toggle>
      </div>
      <Tools lab={lab} />
    </div>
  );
}

function Layers({ lab }: { readonly lab: Lab }) {
  return (
    <fieldset class="segments">
      <legend class="hidden">What is shown in colours</legend>
      {LAYERS.map((layer) => (
        <label key={layer}>
          <input
            type="radio"
            name="layer"
            checked={lab.view.value.layer === layer}
            onChange={() => lab.look({ layer })}
          />
          <span>{LAYER_NAMES[layer]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ToggleProps {
  /** Its name. */
  readonly children: ComponentChildren;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}

function Toggle({ children, on, onTurn }: ToggleProps) {
  return (
    <label class="toggle">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => onTurn(currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}

function Tools({ lab }: { readonly lab: Lab }) {
  const tool = lab.tool.value;
  return (
    <div class="tools">
      <fieldset class="segments icons">
        <legend class="hidden">What the pointer does</legend>
        {TOOLS.map((one) => (
          <label key={one} title={`${TOOL_NAMES[one]}: ${TOOL_HINTS[one]}`}>
            <input type="radio" name="tool" checked={tool === one} onChange={() => lab.useTool(one)} />
            <span>
              <Icon name={one} />
              <span class="name">{TOOL_NAMES[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {(tool === 'paint' || tool === 'erase') && <Brush lab={lab} />}
      <p class="hint tool-hint" aria-live="polite">
        {tool === 'look' ? '' : TOOL_HINTS[tool]}
      </p>
    </div>
  );
}

/** Radius of the brush, from a cell to a quarter of the domain, on a logarithmic track. */
function Brush({ lab }: { readonly lab: Lab }) {
  const grid = shownCase(lab, 0)?.grid;
  if (!grid) return null;
  const { spacing, nx } = grid;
  const most = Math.log(nx / 4);
  const micrometres = `${Number((lab.view.value.brush * 1e6).toPrecision(2))} µm`;
  return (
    <label class="brush">
      Brush
      <input
        type="range"
        min={0}
        max={1}
        step={0.02}
        value={Math.log(lab.view.value.brush / spacing) / most}
        aria-valuetext={`radius ${micrometres}`}
        onInput={({ currentTarget }) => lab.look({ brush: spacing * Math.exp(most * Number(currentTarget.value)) })}
      />
      <span class="num">{micrometres}</span>
    </label>
  );
}
