/** Sparse matrices by rows, in float64: row i has `values` at `columns` from `starts[i]` to `starts[i + 1]`. */
export interface Sparse {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Rows of a matrix in the making; a row's entries in any order, each column once. */
export interface Rows {
  add(column: number, value: number): void;
  /** Ends a row. */
  end(): void;
  done(): Sparse;
}

/** A matrix of `rows` rows, `width` columns and about `expected` entries. */
export function sparseRows(rows: number, width: number, expected: number): Rows {
  const starts = new Int32Array(rows + 1);
  let columns = new Int32Array(Math.max(16, expected));
  let values = new Float64Array(columns.length);
  let [row, count] = [0, 0];
  return {
    add(column, value) {
      if (count === columns.length) {
        const [more, its] = [new Int32Array(2 * count), new Float64Array(2 * count)];
        more.set(columns);
        its.set(values);
        [columns, values] = [more, its];
      }
      columns[count] = column;
      values[count++] = value;
    },
    end() {
      starts[++row] = count;
    },
    done: () => ({ rows, width, starts, columns: columns.slice(0, count), values: values.slice(0, count) }),
  };
}

/** A x */
export function times({ rows, starts, columns, values }: Sparse, x: Float64Array): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let t = starts[i]; t < starts[i + 1]; t++) sum += values[t] * x[columns[t]];
    out[i] = sum;
  }
  return out;
}

/** Aᵀ */
export function transposed({ rows, width, starts, columns, values }: Sparse): Sparse {
  const turned = new Int32Array(width + 1);
  for (const column of columns) turned[column + 1]++;
  for (let j = 0; j < width; j++) turned[j + 1] += turned[j];
  const next = turned.slice();
  const out = { columns: new Int32Array(columns.length), values: new Float64Array(columns.length) };
  for (let i = 0; i < rows; i++) {
    for (let t = starts[i]; t < starts[i + 1]; t++) {
      const at = next[columns[t]]++;
      out.columns[at] = i;
      out.values[at] = values[t];
    }
  }
  return { rows: width, width: rows, starts: turned, ...out };
}

export function diagonalOf({ rows, starts, columns, values }: Sparse): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++)
    for (let t = starts[i]; t < starts[i + 1]; t++) if (columns[t] === i) out[i] = values[t];
  return out;
}

/** A B */
export function product(a: Sparse, b: Sparse): Sparse {
  const out = sparseRows(a.rows, b.width, 2 * a.values.length);
  const sums = new Float64Array(b.width);
  const seen = new Int32Array(b.width).fill(-1);
  const list = new Int32Array(b.width);
  for (let i = 0; i < a.rows; i++) {
    let count = 0;
    for (let t = a.starts[i]; t < a.starts[i + 1]; t++) {
      const k = a.columns[t];
      for (let s = b.starts[k]; s < b.starts[k + 1]; s++) {
        const j = b.columns[s];
        if (seen[j] !== i) {
          seen[j] = i;
          sums[j] = 0;
          list[count++] = j;
        }
        sums[j] += a.values[t] * b.values[s];
      }
    }
    for (let c = 0; c < count; c++) out.add(list[c], sums[list[c]]);
    out.end();
  }
  return out.done();
}
