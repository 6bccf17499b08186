// include: grid, model
// The residuals of charge and salt at the present u, c and the linear system of the Newton correction (δu, δc):
//
//     charge   Σ_f q = s(u, c)                          q = ψσ [c̄ Δu + (1 − 2t₋) Δc]
//     salt     Σ_f (ψD Δc − t₋ q) = (ψ′c − ψ°c°)/Δt     s = i₀ a_k δ [c e^{α(u−g)} − e^{−(1−α)(u−g)}]
//
// Fluxes flow into the cell through its faces, where c̄ and ψ are means of the two cells; σ, D and t₋ live on faces, u, c, ξ at cell centres. ψ° is the
// share of electrolyte at the start of the step, before the profile was kept, ψ′ = ψ − (1 − ε) Δt s/sites that at its end, g the
// Gibbs-Thomson shift. Changes the
// residual and the coefficients of the finest grid, laid out as shaders/multigrid.wgsl says, the faces of the top wall
// included. The change of ψc is taken as ψ(c − c°) + (ψ − ψ°)c° + (ψ′ − ψ)c, so that float32 keeps its
// digits. A thread takes one cell.
//
// Twin: src/physics/twin/linearise.ts. Test: test/physics/parity.test.ts.
// Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11; Yu, Chen, Thornton (2012) for ψ.

struct Params {
  nx: u32,     // cells along x [–]
  ny: u32,     // cells along y [–]
  alpha: f32,  // α of the reduction [–]
  sites: f32,  // C_s/c₀ [–]
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
const S_UV = 11u;
const S_VU = 12u;
const S_VV = 13u;

// Added to the concentration that conducts, in the linear system only [c₀]: where salt is used up a Newton correction of the
// potential would be as large as c is small. The residual stays exact; starved cells merely converge more slowly.
const LEAST_CONDUCTING = 0.01;

// What a cell brings to its faces.
struct Cell {
  psi: f32,  // share of electrolyte [–]
  u: f32,    // potential [RT/F]
  c: f32,    // concentration [c₀]
}

// A face: its derivatives and what flows in through it.
struct Face {
  k: f32,
  b: f32,
  a: f32,  // seen from the cell that `face` was called for
  d: f32,
  t: f32,
  q: f32,     // current [F D_ref c₀/h]
  salt: f32,  // [D_ref c₀/h]
}

fn cell_at(q: u32) -> Cell {
  return Cell(
    electrolyte_share(state[plane(STATE_METAL, p.nx, p.ny) + q]),
    state[plane(STATE_POTENTIAL, p.nx, p.ny) + q],
    state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q],
  );
}

// The face between two cells; σ, D and t₋ of the face lie at `at`, on the east (axis 0) or the south (axis 1).
fn face(here: Cell, there: Cell, axis: u32, at: u32) -> Face {
  let psi = (here.psi + there.psi) / 2;
  let g = psi * maps[plane(MAPS_CONDUCTIVITY_EAST + axis, p.nx, p.ny) + at];
  let d = psi * maps[plane(MAPS_DIFFUSIVITY_EAST + axis, p.nx, p.ny) + at];
  let t = maps[plane(MAPS_ANION_EAST + axis, p.nx, p.ny) + at];
  let k = g * (here.c + there.c) / 2;
  let b = g * (1 - 2 * t);
  let fall = there.u - here.u;
  let rise = there.c - here.c;
  let q = k * fall + b * rise;
  return Face(k + LEAST_CONDUCTING * g, b, g * fall / 2, d, t, q, d * rise - t * q);
}

// Writes a face's coefficients; `sign` is −1 where the cell lies north of the face.
fn store(axis: u32, at: u32, f: Face, sign: f32) {
  coefficients[plane(K + axis, p.nx, p.ny) + at] = f.k;
  coefficients[plane(B + axis, p.nx, p.ny) + at] = f.b;
  coefficients[plane(A + axis, p.nx, p.ny) + at] = sign * f.a;
  coefficients[plane(D + axis, p.nx, p.ny) + at] = f.d;
  coefficients[plane(T + axis, p.nx, p.ny) + at] = f.t;
}

// The top wall in column i, as the kernel `top` left it.
fn wall(i: u32) -> Face {
  return Face(
    top[TOP_K * p.nx + i],
    top[TOP_B * p.nx + i],
    top[TOP_A * p.nx + i],
    top[TOP_D * p.nx + i],
    top[TOP_T * p.nx + i],
    top[TOP_CURRENT * p.nx + i],
    top[TOP_SALT * p.nx + i],
  );
}

@compute @workgroup_size(16, 16)
fn linearise(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let i = id.x;
  let row = id.y * p.nx;
  let q = row + i;
  let west = row + west_of(i, p.nx);
  let here = cell_at(q);
  let e = face(here, cell_at(row + east_of(i, p.nx)), 0, q);
  let w = face(here, cell_at(west), 0, west);
  let s = face(here, cell_at(south_of(id.y) * p.nx + i), 1, q);
  var n = wall(i);
  if (id.y + 1 < p.ny) {
    n = face(here, cell_at(q + p.nx), 1, q + p.nx);
  } else {
    store(1, q + p.nx, n, 1);
  }

  let drive = here.u - front[plane(FRONT_SHIFT, p.nx, p.ny) + q];
  let forward = bounded_exp(p.alpha * drive);
  let backward = bounded_exp((p.alpha - 1) * drive);
  let density = surface_density(
    state[plane(STATE_METAL, p.nx, p.ny) + q],
    front[plane(FRONT_SLOPE, p.nx, p.ny) + q],
    front[plane(FRONT_BEND, p.nx, p.ny) + q],
    forward * here.c > backward,
  );
  let plate = front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q] * density * forward;
  let strip = front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q] * density * backward;
  let sink = plate * here.c - strip;
  let sink_u = p.alpha * plate * here.c + (1 - p.alpha) * strip;

  let lost = 1 - LEAST_ELECTROLYTE;
  let shrinking = lost * sink / p.sites;
  let c_before = before[plane(BEFORE_CONCENTRATION, p.nx, p.ny) + q];
  let kept = state[plane(STATE_METAL, p.nx, p.ny) + q] - before[plane(BEFORE_METAL, p.nx, p.ny) + q];
  let stored = (here.psi * (here.c - c_before) - lost * kept * c_before) / clock.step - shrinking * here.c;

  residual[q] = ((e.q + w.q) + (s.q + n.q)) - sink;
  residual[plane(1, p.nx, p.ny) + q] = ((e.salt + w.salt) + (s.salt + n.salt)) - stored;
  store(0, q, e, 1);
  store(1, q, s, -1);
  let replaced = lost * here.c / p.sites;
  coefficients[plane(S_UU, p.nx, p.ny) + q] = sink_u;
  coefficients[plane(S_UV, p.nx, p.ny) + q] = plate;
  coefficients[plane(S_VU, p.nx, p.ny) + q] = -replaced * sink_u;
  coefficients[plane(S_VV, p.nx, p.ny) + q] = here.psi / clock.step - shrinking - replaced * plate;
}
