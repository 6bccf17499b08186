import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CaseSummary, summaryTable, writeSummary } from '../../src/output/summary.ts';
import { temporaryFolder } from '../support/folder.ts';

const columns = {
  final: [
    { key: 'maximumHeight', title: 'maximum height', unit: 'm' },
    { key: 'meanCurrent', title: 'mean current density', unit: 'A/m²' },
    { key: 'tipToMean', title: 'tip-to-mean ratio', unit: '–' },
    { key: 'step', title: 'step', unit: '–' },
    { key: 'faradayError', title: 'Faraday error', unit: '–' },
  ],
  extremes: [{ key: 'least', title: 'least surface concentration', unit: 'mol/m³' }],
};

const cases: readonly CaseSummary[] = [
  {
    name: 'pvh',
    label: 'PVH',
    outcome: 'short circuit at 112 s',
    final: { maximumHeight: 4.2156e-6, meanCurrent: 80, tipToMean: 2.1, step: 123456, faradayError: 1.234e-4 },
    extremes: { least: 71.5 },
  },
  {
    name: 'pvh-im',
    label: 'PVH-IM',
    outcome: 'finished',
    final: { maximumHeight: 6.1e-7, meanCurrent: 80, tipToMean: 1.04, step: 987, faradayError: Number.NaN },
    extremes: {},
  },
];

describe('the summary', () => {
  test('as JSON holds SI values under headings with units, and null for what was not measured', () => {
    const path = join(temporaryFolder(), 'summary.json');
    writeSummary(path, 'tip-effect', columns, cases);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      study: 'tip-effect',
      cases: {
        pvh: {
          label: 'PVH',
          outcome: 'short circuit at 112 s',
          final: {
            'maximum height [m]': 4.2156e-6,
            'mean current density [A/m²]': 80,
            'tip-to-mean ratio [–]': 2.1,
            'step [–]': 123456,
            'Faraday error [–]': 1.234e-4,
          },
          extremes: { 'least surface concentration [mol/m³]': 71.5 },
        },
        'pvh-im': {
          label: 'PVH-IM',
          outcome: 'finished',
          final: {
            'maximum height [m]': 6.1e-7,
            'mean current density [A/m²]': 80,
            'tip-to-mean ratio [–]': 1.04,
            'step [–]': 987,
            'Faraday error [–]': null,
          },
          extremes: { 'least surface concentration [mol/m³]': null },
        },
      },
    });
  });

  test('as a table gives each measure one handy unit and lines its numbers up', () => {
    expect(summaryTable(columns, cases).split('\n')).toEqual([
      '                                                         PVH    PVH-IM',
      '──────────────────────────────────────────────────────────────────────',
      'maximum height [µm]                                    4.216    0.6100',
      'mean current density [mA/cm²]                          8.000     8.000',
      'tip-to-mean ratio                                      2.100     1.040',
      'step                                                  123456       987',
      'Faraday error                                       1.234e-4         –',
      'least surface concentration [mol/m³]                   71.50         –',
      'outcome                               short circuit at 112 s  finished',
      '',
    ]);
  });

  test.each([1, 3, 12])('as a table of %i cases with long labels keeps within 100 columns and shows each', (count) => {
    const many = Array.from({ length: count }, (_, k) => ({
      ...cases[0],
      label: `${k}: PVH with ${'very '.repeat(k)}many nanorods`,
    }));
    const table = summaryTable(columns, many);
    for (const line of table.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
    for (let k = 0; k < count; k++) expect(table).toContain(`${k}: PVH with`);
  });
});
