/** The present values of all charts as a table, for those who do not see them; nothing is announced by itself. */
import { isBefore } from '../../case/times.ts';
import { CHARTS, type Line, readingText, unitOf } from './data.ts';

interface ValuesTableProps {
  readonly lines: readonly Line[];
  /** The present time [s] */
  readonly time: number;
}

export function ValuesTable({ lines, time }: ValuesTableProps) {
  const columns = CHARTS.flatMap((measured) => {
    const { symbol, size } = unitOf(lines, measured);
    const unit = symbol === '–' ? '' : ` ${symbol}`;
    return measured.keys.map(({ key, name }) => ({ key, name, unit, size }));
  });
  return (
    <div class="hidden">
      <table>
        <caption>Present values</caption>
        <thead>
          <tr>
            <th scope="col">Case</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, rows }) => {
            const last = rows.findLast((row) => !isBefore(time, row.time));
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                {columns.map(({ key, unit, size }) => (
                  <td key={key}>{last ? `${readingText(last[key] / size)}${unit}` : 'none yet'}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
