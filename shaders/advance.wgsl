// include: lanes, model
// ξ += Δt i_n δ/sites,   i_n = i₀ a_k [c e^{α(u−g)} − e^{−(1−α)(u−g)}]: the metal grows by what reacted. Row by row, the largest speed
// |i_n|/sites of the front, and the largest error of the extrapolated u and c there over what is allowed. Changes ξ at the cell
// centres, the reaction i_n in `front` and two planes of `tallies`; nothing after the end of the span. A workgroup takes one row.
//
// Twin: src/physics/twin/update.ts. Test: test/physics/parity.test.ts.
// Source: Chen et al., J. Power Sources 300, 376 (2015), for the kinetics in the metal's rate.

struct Params {
  nx: u32,                  // cells along x [–]
  ny: u32,                  // cells along y [–]
  alpha: f32,               // α of the reduction [–]
  sites: f32,               // C_s/c₀ [–]
  potentialError: f32,      // allowed [RT/F]
  concentrationError: f32,  // allowed [c₀]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read_write> front: array<f32>;
@group(0) @binding(4) var<storage, read_write> tallies: array<f32>;
@group(0) @binding(5) var<storage, read> clock: Clock;

// ξ(1 − ξ) below which the speed counts in proportion: a starved front reacts in its foot [–].
const FRONT_CORE = 0.09;

// Advances one cell. Returns its speed and its error.
fn advanced(q: u32) -> vec4f {
  let at_xi = plane(STATE_METAL, p.nx, p.ny) + q;
  let u = state[plane(STATE_POTENTIAL, p.nx, p.ny) + q];
  let c = state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q];
  let old = state[at_xi];
  let drive = u - front[plane(FRONT_SHIFT, p.nx, p.ny) + q];
  let prefactor = front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q];
  let reaction = prefactor * (c * bounded_exp(p.alpha * drive) - bounded_exp((p.alpha - 1) * drive));
  let slope = front[plane(FRONT_SLOPE, p.nx, p.ny) + q];
  let bend = front[plane(FRONT_BEND, p.nx, p.ny) + q];
  let xi = old + clock.step * (reaction * surface_density(old, slope, bend, reaction > 0) / p.sites);
  front[plane(FRONT_REACTION, p.nx, p.ny) + q] = reaction;
  state[at_xi] = xi;
  let missed_u = u - before[plane(BEFORE_PREDICTED_POTENTIAL, p.nx, p.ny) + q];
  let missed_c = c - before[plane(BEFORE_PREDICTED_CONCENTRATION, p.nx, p.ny) + q];
  let error = max(min(1, c / FELT) * abs(missed_u) / p.potentialError, abs(missed_c) / p.concentrationError);
  return vec4f(
    min(1, max(0, xi * (1 - xi)) / FRONT_CORE) * abs(reaction) / p.sites,
    select(0, error, xi > FRONT_FOOT && xi < FRONT_CREST),
    0,
    0,
  );
}

@compute @workgroup_size(LANES, 1)
fn advance(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  if (clock.running == 0) { return; }
  let j = group.y;
  var largest = vec4f(0);
  if (j < p.ny) {
    for (var i = local.x; i < p.nx; i += LANES) {
      largest = max(largest, advanced(j * p.nx + i));
    }
  }
  largest = largest_of_lanes(local.x, largest);
  if (local.x > 0 || j >= p.ny) { return; }
  tallies[TALLY_SPEED * p.ny + j] = largest.x;
  tallies[TALLY_ERROR * p.ny + j] = largest.y;
}
