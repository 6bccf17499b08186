// include: grid, multigrid
// z = (u, v), the cycle's correction, and q = A z, its image: what the defect lost. Both live in cells of the finest grid.
// Changes `directions` and `images`, two planes a slot. A thread takes one cell.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.
// Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).

struct Params {
  nx: u32,    // cells along x [–]
  ny: u32,    // cells along y [–]
  slot: u32,  // of the direction [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read> correction: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read_write> directions: array<f32>;
@group(0) @binding(5) var<storage, read_write> images: array<f32>;

@compute @workgroup_size(16, 16)
fn image(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let level = Level(p.nx, p.ny, 0, 0);
  let plane = stride(level);
  let q = unknown_at(level, id.x, id.y);
  let kept = UNKNOWNS * plane * p.slot + q;
  let lost = vec2f(residual[q], residual[q + plane]) - laws(level, id.x, id.y).defect;
  directions[kept] = correction[q];
  directions[kept + plane] = correction[q + plane];
  images[kept] = lost.x;
  images[kept + plane] = lost.y;
}
