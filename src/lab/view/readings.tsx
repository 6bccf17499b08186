/** What is under the pointer, beneath a panel, or how it is asked for; its room is always kept. */
import { useComputed } from '@preact/signals';
import { formatQuantity } from '../../output/quantity.ts';
import type { Lab } from '../lab.ts';
import { lengthsAt, readingsAt } from './reading.ts';

export function Readings({ lab, index }: { readonly lab: Lab; readonly index: number }) {
  const shown = useComputed(() => (lab.probe.value ? lab.shown.value[index] : undefined));
  const probe = lab.probe.value;
  if (!shown.value || !probe) {
    const isLast = index === lab.setup.value.shown.length - 1;
    return (
      <p class="panel-readings hint">
        {index === 0 && (
          <>
            <span class="by-mouse">Point at a picture to read its values.</span>
            <span class="by-touch">Touch a picture to read it.</span>
          </>
        )}
        {isLast && (
          <>
            <span class="by-mouse">Ctrl and wheel zoom, dragging moves, double click shows all.</span>
            <span class="by-touch">Two fingers zoom.</span>
          </>
        )}
      </p>
    );
  }
  const { across, up } = lengthsAt(shown.value, probe);
  const place = `${formatQuantity(across, 'm', 3)} across, ${formatQuantity(up, 'm', 3)} up`;
  return (
    <p class="panel-readings num">
      {readingsAt(shown.value, probe).map(({ name, symbol, value }) => (
        <span key={name}>
          {symbol && (
            <abbr title={name}>
              <i>{symbol}</i>
            </abbr>
          )}{' '}
          {value}
        </span>
      ))}
      <span class="hint">{place}</span>
    </p>
  );
}
