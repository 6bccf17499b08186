// include: grid, model, electrolyte, reaction, balance
// The residuals of charge and salt at the present u, c, as of balance.wgsl, and the linear system of the Newton correction (δu, δc),
// stored: the derivatives of what electrolyte.wgsl and reaction.wgsl say. Changes the residual and the coefficients of the finest
// grid, laid out as shaders/levels.wgsl says, the faces of the top wall included. A thread takes one cell.
//
// Twin: src/physics/twin/linearise.ts. Test: test/physics/parity.test.ts.
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
@group(0) @binding(6) var<storage, read> clock: Clock;
@group(0) @binding(7) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(8) var<storage, read_write> residual: array<f32>;

// Planes of the coefficients: k, b, a, d, t on east faces, the next on south faces; then the terms of the cell.
const K = 0u;
const B = 2u;
const A = 4u;
const D = 6u;
const T = 8u;
const S_UU = 10u;

// Writes a face's coefficients; `sign` is −1 where the cell lies north of the face.
fn store(axis: u32, at: u32, f: Flux, sign: f32) {
  coefficients[plane(K + axis, p.nx, p.ny) + at] = f.k;
  coefficients[plane(B + axis, p.nx, p.ny) + at] = f.b;
  coefficients[plane(A + axis, p.nx, p.ny) + at] = sign * f.a;
  coefficients[plane(D + axis, p.nx, p.ny) + at] = f.d;
  coefficients[plane(T + axis, p.nx, p.ny) + at] = f.t;
}

@compute @workgroup_size(16, 16)
fn linearise(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  let here = cell_at(q);
  let fluxes = fluxes_into(here, id.x, id.y);
  let reaction = reaction_at(q, here);
  let left = imbalance(q, here, fluxes, reaction, clock.step);
  residual[q] = left.x;
  residual[plane(1, p.nx, p.ny) + q] = left.y;
  store(0, q, fluxes.e, 1);
  store(1, q, fluxes.s, -1);
  if (id.y + 1 == p.ny) { store(1, q + p.nx, fluxes.n, 1); }
  let own = terms_of(here, reaction, clock.step);
  for (var n = 0u; n < 4; n++) {
    coefficients[plane(S_UU + n, p.nx, p.ny) + q] = own[n];
  }
}
