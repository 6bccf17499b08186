// include: model
// ξ += Δt i_n δ/sites,   i_n = i₀ a_k [c e^{α(u−g)} − e^{−(1−α)(u−g)}]: the metal grows by what reacted. Changes ξ at the cell centres and the reaction i_n in `front`. A thread takes one cell.
//
// Twin: src/physics/twin/update.ts. Test: test/physics/parity.test.ts.
// Source: Chen et al., J. Power Sources 300, 376 (2015), for the kinetics in the metal's rate.

struct Params {
  nx: u32,     // cells along x [–]
  ny: u32,     // cells along y [–]
  alpha: f32,  // α of the reduction [–]
  sites: f32,  // C_s/c₀ [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> front: array<f32>;
@group(0) @binding(3) var<storage, read> clock: Clock;

@compute @workgroup_size(16, 16)
fn advance(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  let at_xi = plane(STATE_METAL, p.nx, p.ny) + q;
  let xi = state[at_xi];
  let c = state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q];
  let drive = state[plane(STATE_POTENTIAL, p.nx, p.ny) + q] - front[plane(FRONT_SHIFT, p.nx, p.ny) + q];
  let prefactor = front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q];
  let reaction = prefactor * (c * bounded_exp(p.alpha * drive) - bounded_exp((p.alpha - 1) * drive));
  let dt = clock.running * clock.step;
  let slope = front[plane(FRONT_SLOPE, p.nx, p.ny) + q];
  let bend = front[plane(FRONT_BEND, p.nx, p.ny) + q];
  let rate = reaction * surface_density(xi, slope, bend, reaction > 0) / p.sites;
  front[plane(FRONT_REACTION, p.nx, p.ny) + q] = reaction;
  state[at_xi] = xi + dt * rate;
}
