// include: lanes, grid, levels, pair, stored, imaging
// q = A z, the image of the cycle's correction z = (u, v) on the finest grid with stored coefficients, and its products row by row,
// see imaging.wgsl. Changes slot `slot` of `images`, unless it is the last, and `products`. A workgroup takes one row.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.
// Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).

struct Params {
  nx: u32,    // cells along x [–]
  ny: u32,    // cells along y [–]
  slot: u32,  // of the direction, at most 2 [–]
  last: u32,  // 1 in the last iteration
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read> correction: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read_write> images: array<f32>;
@group(0) @binding(5) var<storage, read_write> products: array<f32>;
@group(0) @binding(6) var<storage, read> gate: array<f32>;

@compute @workgroup_size(LANES, 1)
fn image(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  image_row(Level(p.nx, p.ny, 0, 0, 0), p.slot, p.last, group.y, local.x);
}
