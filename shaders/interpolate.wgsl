// include: grid, levels, pair, stored, wall, multigrid, transfer
// (u, v) of a fine cell += the coarse (u, v) there, bilinear between the centres of coarse cells (weights 9, 3, 3, 1 of
// 16); the wall above the top draws it to zero. Changes the fine correction, and nothing where the gate is 0. A thread takes one fine cell. Between a pair
// and a single cell the weights are those of two pairs: those of the true distance changed no reduction by more than 0.02.
//
// Twin: src/multigrid/twin/transfer.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.8.4.

struct Params {
  nx: u32,        // fine cells along x [–]
  ny: u32,        // fine cells along y [–]
  base: u32,      // start of the fine level [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read_write> correction: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn interpolate(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  let fine = Level(p.nx, p.ny, p.base, p.turn, 0);
  if (id.x >= fine.nx || id.y >= fine.ny) { return; }
  let value = interpolated(fine, id.x, id.y, p.periodic);
  let at = unknown_at(fine, id.x, id.y);
  correction[at] += value.x;
  correction[at + stride(fine)] += value.y;
}
