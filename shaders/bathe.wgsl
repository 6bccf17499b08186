// include: model, bath
// Adds the bath around an island to the residuals of charge and salt, and its derivatives to the terms of the cell, once an iteration
// after `linearise`; the top wall is the work of `top`. A thread takes one cell.
//
// Twin: src/physics/twin/bath.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> bath: array<f32>;
@group(0) @binding(3) var<storage, read> control: Control;
@group(0) @binding(4) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(5) var<storage, read_write> residual: array<f32>;

// Planes of the coefficients: the terms of the cell.
const S_UU = 10u;
const S_UV = 11u;
const S_VU = 12u;
const S_VV = 13u;

@compute @workgroup_size(16, 16)
fn bathe(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  if (bath[plane(BATH_CONDUCTIVITY, p.nx, p.ny) + q] == 0) { return; }
  let enters = inflow(q, p.nx, p.ny, control.voltage);
  residual[q] += enters.current;
  residual[plane(1, p.nx, p.ny) + q] += enters.salt;
  coefficients[plane(S_UU, p.nx, p.ny) + q] += enters.k;
  coefficients[plane(S_UV, p.nx, p.ny) + q] -= enters.slope;
  coefficients[plane(S_VU, p.nx, p.ny) + q] -= enters.t * enters.k;
  coefficients[plane(S_VV, p.nx, p.ny) + q] += enters.d + enters.t * enters.slope;
}
