/**
 * Interpolation by the matrix itself: a fine unknown is what its row makes of the coarse ones that hold it strongly. Through a
 * fine one that holds it, it takes that one's coarse holders in proportion; what holds it weakly moves with it.
 *
 *     P_iC = −(a_iC + Σ_k a_ik a_kC/Σ_C' a_kC')/(a_ii + Σ_weak a_ij)
 *
 * Source: Ruge and Stüben, as of split.ts.
 */
import { type Sparse, sparseRows } from './sparse.ts';
import { COARSE, FINE } from './split.ts';

/** P, rows × coarse unknowns, numbered in the order of the fine ones. */
export function interpolation(a: Sparse, strong: Sparse, kinds: Uint8Array): Sparse {
  const { rows, starts, columns, values } = a;
  const number = new Int32Array(rows).fill(-1);
  let coarse = 0;
  for (let i = 0; i < rows; i++) if (kinds[i] === COARSE) number[i] = coarse++;
  const out = sparseRows(rows, coarse, 3 * rows);
  /** i where the column is a coarse holder of i, −2 − i where it is a fine one. */
  const mark = new Int32Array(rows).fill(-1);
  const weight = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    if (kinds[i] === COARSE) out.add(number[i], 1);
    else {
      for (let t = strong.starts[i]; t < strong.starts[i + 1]; t++) {
        const k = strong.columns[t];
        mark[k] = kinds[k] === FINE ? -2 - i : i;
        weight[k] = 0;
      }
      let own = 0;
      for (let t = starts[i]; t < starts[i + 1]; t++) {
        const k = columns[t];
        if (mark[k] === i) weight[k] += values[t];
        else if (k === i || mark[k] !== -2 - i) own += values[t];
        else {
          let sum = 0;
          for (let s = starts[k]; s < starts[k + 1]; s++) if (mark[columns[s]] === i && values[s] < 0) sum += values[s];
          if (sum === 0) own += values[t];
          else
            for (let s = starts[k]; s < starts[k + 1]; s++)
              if (mark[columns[s]] === i && values[s] < 0) weight[columns[s]] += (values[t] * values[s]) / sum;
        }
      }
      for (let t = strong.starts[i]; t < strong.starts[i + 1]; t++) {
        const k = strong.columns[t];
        if (mark[k] === i && own > 0) out.add(number[k], -weight[k] / own);
      }
    }
    out.end();
  }
  return out.done();
}
