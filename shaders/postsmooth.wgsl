// include: grid, levels, pair, stored, wall, transfer, tile, ascent
// The up leg of a V-cycle on one grid with stored coefficients, see ascent.wgsl: what interpolate and relax do one after the other.
// Changes `smoothed` of this grid. A workgroup takes 32 × 32 cells.
//
// No twin: the float64 twin runs interpolate and relax. Test: test/multigrid/fused.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1 and 2.8.4.

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  base: u32,      // start of the level [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  skipped: u32,   // base of the first level with stored coefficients [–]
  sweeps: u32,    // of two colours each, at most 2 [–]
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read> correction: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read_write> smoothed: array<f32>;
@group(0) @binding(5) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn postsmooth(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  postsmooth_tile(Level(p.nx, p.ny, p.base, p.turn, p.skipped), p.sweeps, p.periodic, group.xy, thread);
}
