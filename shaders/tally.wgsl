// include: lanes, model
// Row by row, the largest of: speed |i_n|/sites of the front, error of the extrapolated u and c there over what is allowed,
// last corrections δu and δc outside the metal. Changes `tallies`, a plane of ny numbers each. A workgroup takes one row.
//
// Twin: src/physics/twin/update.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,                  // cells along x [–]
  ny: u32,                  // cells along y [–]
  sites: f32,               // C_s/c₀ [–]
  potentialError: f32,      // allowed [RT/F]
  concentrationError: f32,  // allowed [c₀]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> before: array<f32>;
@group(0) @binding(3) var<storage, read> front: array<f32>;
@group(0) @binding(4) var<storage, read> correction: array<f32>;
@group(0) @binding(5) var<storage, read_write> tallies: array<f32>;

// ξ(1 − ξ) below which the speed counts in proportion: a starved front reacts in its foot [–].
const FRONT_CORE = 0.09;
// ξ between which the extrapolation must be right [–]; below the upper one corrections count.
const FRONT_FOOT = 0.02;
const FRONT_CREST = 0.9;
// Below this concentration the error of a cell's potential counts in proportion: starved cells carry no current [c₀].
const FELT = 0.01;

// Speed, error, δu, δc of one cell.
fn cell_tally(q: u32) -> vec4f {
  let xi = state[plane(STATE_METAL, p.nx, p.ny) + q];
  let c = state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q];
  let missed_u =
    state[plane(STATE_POTENTIAL, p.nx, p.ny) + q] - before[plane(BEFORE_PREDICTED_POTENTIAL, p.nx, p.ny) + q];
  let missed_c = c - before[plane(BEFORE_PREDICTED_CONCENTRATION, p.nx, p.ny) + q];
  let speed = abs(front[plane(FRONT_REACTION, p.nx, p.ny) + q]) / p.sites;
  let error = max(min(1, c / FELT) * abs(missed_u) / p.potentialError, abs(missed_c) / p.concentrationError);
  let last = abs(vec2f(correction[q], correction[plane(1, p.nx, p.ny) + q]));
  return vec4f(
    min(1, max(0, xi * (1 - xi)) / FRONT_CORE) * speed,
    select(0, error, xi > FRONT_FOOT && xi < FRONT_CREST),
    select(vec2f(0), last, xi < FRONT_CREST),
  );
}

@compute @workgroup_size(LANES, 1)
fn tally(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  let j = group.y;
  var largest = vec4f(0);
  if (j < p.ny) {
    for (var i = local.x; i < p.nx; i += LANES) {
      largest = max(largest, cell_tally(j * p.nx + i));
    }
  }
  largest = largest_of_lanes(local.x, largest);
  if (local.x > 0 || j >= p.ny) { return; }
  tallies[TALLY_SPEED * p.ny + j] = largest.x;
  tallies[TALLY_ERROR * p.ny + j] = largest.y;
  tallies[TALLY_POTENTIAL * p.ny + j] = largest.z;
  tallies[TALLY_CONCENTRATION * p.ny + j] = largest.w;
}
