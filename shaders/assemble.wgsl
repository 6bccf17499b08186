// include: grid, model, electrolyte, reaction, balance
// The residuals of charge and salt at the present u, c, as of balance.wgsl, and the reaction there: what linearise does, but for the
// coefficients, which jacobian.wgsl computes anew from the state wherever they are asked for. Changes the residual of the finest grid and
// `kinetics`; nothing where the gate is 0. The length of the step is that which `top` left. A thread takes one cell.
//
// No twin: the float64 twin runs linearise. Test: test/physics/fused.test.ts.
// Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11; Yu, Chen, Thornton (2012) for ψ.

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
  mapped: u32,    // numbers in a plane of the maps [–]
  alpha: f32,     // α of the reduction [–]
  sites: f32,     // C_s/c₀ [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read> maps: array<f32>;
@group(0) @binding(4) var<storage, read> front: array<f32>;
@group(0) @binding(5) var<storage, read> top: array<f32>;
@group(0) @binding(6) var<storage, read_write> kinetics: array<f32>;
@group(0) @binding(7) var<storage, read_write> residual: array<f32>;
@group(0) @binding(8) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn assemble(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || gate[0] == 0) { return; }
  let q = id.y * p.nx + id.x;
  let here = cell_at(q);
  let reaction = reaction_at(q, here);
  let left = imbalance(q, here, fluxes_into(here, id.x, id.y), reaction, top[TOP_STEP * p.nx + id.x]);
  residual[q] = left.x;
  residual[plane(1, p.nx, p.ny) + q] = left.y;
  kinetics[plane(KINETICS_PLATE, p.nx, p.ny) + q] = reaction.plate;
  kinetics[plane(KINETICS_STRIP, p.nx, p.ny) + q] = reaction.strip;
}
