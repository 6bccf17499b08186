// include: grid, levels, pair, stored, multigrid
// One half-sweep of red-black Gauss-Seidel: in each cell of one colour, (u, v) that satisfy both laws, neighbours held.
// Changes the correction, and nothing where the gate is 0. A thread takes every second cell of a row.
//
// Twin: src/multigrid/twin/relax.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1.

struct Params {
  nx: u32,      // cells along x [–]
  ny: u32,      // cells along y [–]
  base: u32,    // start of the level [–]
  turn: u32,    // which end stays single, as in levels.ts (0 or 1)
  colour: u32,  // i + j is even (0) or odd (1)
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read_write> correction: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

@compute @workgroup_size(32, 8)
fn relax(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  let level = Level(p.nx, p.ny, p.base, p.turn, 0);
  let i = 2 * id.x + ((id.y + p.colour) & 1);
  let j = id.y;
  if (i >= level.nx || j >= level.ny) { return; }
  let value = relaxed(level, i, j);
  let at = unknown_at(level, i, j);
  correction[at] = value.x;
  correction[at + stride(level)] = value.y;
}
