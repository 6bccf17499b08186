// A tile of a grid in workgroup memory: (u, v) of `size` cells from `first` on, with a margin of cells around them in which
// sweeps are repeated that the neighbouring tiles do too, so that they need not wait for one another. Columns wrap around;
// rows outside the grid stay zero. Takes faces and terms from `surroundings`, see pair.wgsl; the kernel binds `residual`.
//
// A tile has at most 32 × 32 cells and a margin of 5, which is 14 KiB. Needs grid, levels, pair.
//
// Test: test/multigrid/fused.test.ts, by the kernels that include it.

// Threads of a workgroup [–].
const THREADS = 256u;
// Cells across a tile at most, and with its margins [–].
const TILE = 32u;
const SIDE = 42u;

var<workgroup> tile: array<vec2f, SIDE * SIDE>;

// Which part of a grid the tile holds.
struct Part {
  level: Level,
  first: vec2u,  // column and row of its first cell
  size: vec2u,   // cells, without the margin
  margin: u32,   // cells on each side
}

// Where cell (x, y) of the part lies, counted from the corner of the margin.
fn place(x: u32, y: u32) -> u32 {
  return y * SIDE + x;
}

// The grid's column at x.
fn column_at(part: Part, x: u32) -> u32 {
  return (part.first.x + x + part.margin * (part.level.nx - 1)) % part.level.nx;
}

// Whether the grid has a row at y.
fn has_row(part: Part, y: u32) -> bool {
  let j = part.first.y + y;
  return j >= part.margin && j < part.level.ny + part.margin;
}

// The grid's row at y, where it has one.
fn row_at(part: Part, y: u32) -> u32 {
  return part.first.y + y - part.margin;
}

// (r, z) of cell (i, j).
fn given(level: Level, i: u32, j: u32) -> vec2f {
  let at = unknown_at(level, i, j);
  return vec2f(residual[at], residual[at + stride(level)]);
}

// Both laws of the cell at (x, y).
fn tile_laws(part: Part, x: u32, y: u32) -> Laws {
  let level = part.level;
  let i = column_at(part, x);
  let j = row_at(part, y);
  let at = place(x, y);
  let here = tile[at];
  let around = surroundings(level, i, j);
  let e = through(around.e, 1, here, tile[at + 1]);
  let w = through(around.w, -1, here, tile[at - 1]);
  let n = through(around.n, 1, here, tile[at + SIDE]);
  let s = through(around.s, -1, here, tile[at - SIDE]);
  return laws_of(given(level, i, j), around.own, here, e, w, n, s);
}

// One half-sweep of red-black Gauss-Seidel on the cells of the tile and those within `radius` of it. Colour 0: i + j even.
fn relax_tile(part: Part, colour: u32, radius: u32, thread: u32) {
  let corner = part.margin - radius;
  let width = part.size.x + 2 * radius;
  let half = (width + 1) / 2;
  for (var cell = thread; cell < half * (part.size.y + 2 * radius); cell += THREADS) {
    let y = corner + cell / half;
    let across = 2 * (cell % half) + ((part.first.x + part.first.y + corner + y + colour) & 1);
    if (across < width && has_row(part, y)) {
      let x = corner + across;
      tile[place(x, y)] += remedy(tile_laws(part, x, y));
    }
  }
  workgroupBarrier();
}
