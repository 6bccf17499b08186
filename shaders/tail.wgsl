// include: grid, levels, pair, stored, wall, multigrid, coarsening, transfer
// The V-cycle from a level of at most 64 × 64 cells down to a single one and up again, coarse coefficients included, by
// one workgroup: below that size a dispatch costs more than its cells do. Every phase is the one of relax, gather,
// interpolate or coarsen; a barrier stands after each but coarsen, whose coefficients nobody asks for before gather is over.
// Changes all three fields, the level itself in its correction only, and nothing where the gate is 0.
//
// Twin: src/multigrid/twin/tail.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.4 and 6.

struct Params {
  nx: u32,        // cells of the first level along x [–]
  ny: u32,        // cells of the first level along y [–]
  base: u32,      // start of the first level [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  skipped: u32,   // base of the first level with stored coefficients [–]
  sweeps: u32,    // before and after the coarser grid, each of two colours [–]
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
  assemble: u32,  // 1 where the coarse coefficients are to be made anew
  fresh: u32,     // 1 where the correction of the first level starts from zero
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read_write> correction: array<f32>;
@group(0) @binding(3) var<storage, read_write> residual: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

const THREADS = 256u;

@compute @workgroup_size(THREADS)
fn tail(@builtin(local_invocation_index) thread: u32) {
  if (gate[0] == 0) { return; }
  var level = Level(p.nx, p.ny, p.base, p.turn, p.skipped);
  if (p.fresh == 1) { clear_level(level, thread); }
  var depth = 0u;
  for (; level.nx > 1 || level.ny > 1; depth++) {
    if (p.assemble == 1) { coarsen_level(level, thread); }
    relax_level(level, thread);
    gather_level(level, thread);
    level = coarser(level);
  }
  if (thread == 0) { replace(level, 0, 0, relaxed(level, 0, 0)); }
  storageBarrier();
  for (; depth > 0; depth--) {
    level = level_at(depth - 1);
    interpolate_level(level, thread);
    relax_level(level, thread);
  }
}

// The level that lies `depth` below the first.
fn level_at(depth: u32) -> Level {
  var level = Level(p.nx, p.ny, p.base, p.turn, p.skipped);
  for (var k = 0u; k < depth; k++) {
    level = coarser(level);
  }
  return level;
}

fn replace(level: Level, i: u32, j: u32, value: vec2f) {
  let at = unknown_at(level, i, j);
  correction[at] = value.x;
  correction[at + stride(level)] = value.y;
}

fn clear_level(level: Level, thread: u32) {
  for (var at = thread; at < UNKNOWNS * stride(level); at += THREADS) {
    correction[UNKNOWNS * level.base + at] = 0;
  }
  storageBarrier();
}

fn coarsen_level(fine: Level, thread: u32) {
  let coarse = coarser(fine);
  for (var cell = thread; cell < coarse.nx * (coarse.ny + 1); cell += THREADS) {
    let I = cell % coarse.nx;
    let J = cell / coarse.nx;
    coarsen_cell(fine, I, J);
  }
}

fn relax_level(level: Level, thread: u32) {
  let half = (level.nx + 1) / 2;
  for (var colour = 0u; colour < 2 * p.sweeps; colour++) {
    for (var cell = thread; cell < half * level.ny; cell += THREADS) {
      let j = cell / half;
      let i = 2 * (cell % half) + ((j + colour) & 1);
      if (i < level.nx) { replace(level, i, j, relaxed(level, i, j)); }
    }
    storageBarrier();
  }
}

fn gather_level(fine: Level, thread: u32) {
  let coarse = coarser(fine);
  for (var cell = thread; cell < coarse.nx * (coarse.ny + 1); cell += THREADS) {
    let I = cell % coarse.nx;
    let J = cell / coarse.nx;
    replace(coarse, I, J, vec2f(0));
    if (J < coarse.ny) {
      let sum = gathered(fine, I, J);
      let at = unknown_at(coarse, I, J);
      residual[at] = sum.x;
      residual[at + stride(coarse)] = sum.y;
    }
  }
  storageBarrier();
}

fn interpolate_level(fine: Level, thread: u32) {
  for (var cell = thread; cell < fine.nx * fine.ny; cell += THREADS) {
    let i = cell % fine.nx;
    let j = cell / fine.nx;
    replace(fine, i, j, unknowns(fine, i, j) + interpolated(fine, i, j, p.periodic));
  }
  storageBarrier();
}
