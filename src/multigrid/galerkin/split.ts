/**
 * Which unknowns of a matrix make the next coarser one. j holds i strongly where −a_ij ≥ ¼ max_k −a_ik; the coarse unknowns
 * are chosen so that many are strongly held by each, and so that two fine ones that hold each other share one that holds both.
 *
 * Source: Ruge and Stüben, Algebraic multigrid, in McCormick (ed.), Multigrid Methods, SIAM (1987), chapter 4.
 */
import { type Sparse, sparseRows, transposed } from './sparse.ts';

/** Share of a row's largest coupling from which one is strong: the source's choice. */
const STRONG = 0.25;
/** A coupling below this share of the diagonal is rounding [–]. */
const ROUNDING = 1e-14;

export const COARSE = 1;
export const FINE = 2;

/** The strong couplings of each row, its diagonal left out; values are those of the matrix. */
export function strongOf({ rows, starts, columns, values }: Sparse, diagonal: Float64Array): Sparse {
  const out = sparseRows(rows, rows, values.length);
  for (let i = 0; i < rows; i++) {
    let most = 0;
    for (let t = starts[i]; t < starts[i + 1]; t++) if (columns[t] !== i) most = Math.max(most, -values[t]);
    if (most > ROUNDING * diagonal[i])
      for (let t = starts[i]; t < starts[i + 1]; t++)
        if (columns[t] !== i && -values[t] >= STRONG * most) out.add(columns[t], values[t]);
    out.end();
  }
  return out.done();
}

/** COARSE or FINE for each unknown. An unknown without strong couplings is fine, and relaxation alone solves it. */
export function split(strong: Sparse): Uint8Array {
  const kinds = new Uint8Array(strong.rows);
  chooseByCount(strong, transposed(strong), kinds);
  shareCoarse(strong, kinds);
  return kinds;
}

/** First pass: the one that holds most becomes coarse, those that it holds fine; what holds these counts more. */
function chooseByCount(strong: Sparse, holds: Sparse, kinds: Uint8Array): void {
  const { rows } = strong;
  const counts = new Int32Array(rows);
  let most = 0;
  for (let i = 0; i < rows; i++) {
    counts[i] = holds.starts[i + 1] - holds.starts[i];
    most = Math.max(most, counts[i] + strong.starts[i + 1] - strong.starts[i]);
  }
  // Unknowns of one count in a list each, joined both ways; a count grows by one for each that it holds at most.
  const first = new Int32Array(2 * most + 2).fill(-1);
  const [next, last] = [new Int32Array(rows).fill(-1), new Int32Array(rows).fill(-1)];
  const enter = (i: number) => {
    const head = first[counts[i]];
    [next[i], last[i], first[counts[i]]] = [head, -1, i];
    if (head >= 0) last[head] = i;
  };
  const leave = (i: number) => {
    if (last[i] >= 0) next[last[i]] = next[i];
    else first[counts[i]] = next[i];
    if (next[i] >= 0) last[next[i]] = last[i];
  };
  for (let i = rows - 1; i >= 0; i--) {
    if (counts[i] === 0 && strong.starts[i] === strong.starts[i + 1]) kinds[i] = FINE;
    else enter(i);
  }
  for (let top = first.length - 1; top >= 0; ) {
    const i = first[top];
    if (i < 0) {
      top--;
      continue;
    }
    leave(i);
    kinds[i] = counts[i] > 0 ? COARSE : FINE;
    if (kinds[i] === FINE) continue;
    for (let t = holds.starts[i]; t < holds.starts[i + 1]; t++) {
      const held = holds.columns[t];
      if (kinds[held] !== 0) continue;
      leave(held);
      kinds[held] = FINE;
      for (let s = strong.starts[held]; s < strong.starts[held + 1]; s++) {
        const k = strong.columns[s];
        if (kinds[k] !== 0) continue;
        leave(k);
        counts[k]++;
        enter(k);
        top = Math.max(top, counts[k]);
      }
    }
  }
}

/** Second pass: a fine one held by another that no coarse holder of its own holds makes that other coarse. */
function shareCoarse(strong: Sparse, kinds: Uint8Array): void {
  const mark = new Int32Array(strong.rows).fill(-1);
  for (let i = 0; i < strong.rows; i++) {
    if (kinds[i] !== FINE) continue;
    for (let t = strong.starts[i]; t < strong.starts[i + 1]; t++)
      if (kinds[strong.columns[t]] === COARSE) mark[strong.columns[t]] = i;
    for (let t = strong.starts[i]; t < strong.starts[i + 1]; t++) {
      const other = strong.columns[t];
      if (kinds[other] !== FINE) continue;
      let shares = false;
      for (let s = strong.starts[other]; s < strong.starts[other + 1] && !shares; s++)
        shares = mark[strong.columns[s]] === i;
      if (shares) continue;
      kinds[other] = COARSE;
      mark[other] = i;
    }
  }
}
