/** What is under the pointer, in one line beneath a panel; its room is always kept. */
import { useComputed } from '@preact/signals';
import { formatQuantity } from '../../output/quantity.ts';
import type { Lab } from '../lab.ts';
import { lengthsAt, readingsAt } from './reading.ts';

export function Readings({ lab, index }: { readonly lab: Lab; readonly index: number }) {
  const shown = useComputed(() => (lab.probe.value ? lab.shown.value[index] : undefined));
  const probe = lab.probe.value;
  if (!shown.value || !probe) {
    return (
      <p class="panel-readings hint">{index === 0 ? 'Point at the picture to read its values in every panel.' : ''}</p>
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
