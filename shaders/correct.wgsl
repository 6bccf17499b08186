// include: lanes, model
// u += δu, c += δc: one Newton correction, bounded, so that the exponential kinetics does not overshoot and c stays positive.
// Row by row, the largest corrections outside the metal, not bounded: |δu|, |δc|, and |δu| min(1, c/0.01), because a starved cell
// carries no current. Changes u and c at the cell centres, and three planes of `tallies`; nothing where the gate is closed. A
// workgroup takes one row.
//
// Twin: src/physics/twin/update.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read> correction: array<f32>;
@group(0) @binding(3) var<storage, read_write> tallies: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

// Largest Newton correction of the potential [RT/F].
const LARGEST_CORRECTION = 2.0;
// Share of the concentration that a correction leaves at least [–].
const LEAST_SHARE = 0.1;

// Corrects one cell. Returns |δu|, |δc| and |δu| as it is felt.
fn corrected(q: u32) -> vec4f {
  let at_u = plane(STATE_POTENTIAL, p.nx, p.ny) + q;
  let at_c = plane(STATE_CONCENTRATION, p.nx, p.ny) + q;
  let du = correction[q];
  let dc = correction[plane(1, p.nx, p.ny) + q];
  let c = state[at_c];
  let next = max(LEAST_SHARE * c, c + dc);
  state[at_u] += clamp(du, -LARGEST_CORRECTION, LARGEST_CORRECTION);
  state[at_c] = next;
  let counts = state[plane(STATE_METAL, p.nx, p.ny) + q] < FRONT_CREST;
  return select(vec4f(0), vec4f(abs(du), abs(dc), min(1, next / FELT) * abs(du), 0), counts);
}

@compute @workgroup_size(LANES, 1)
fn correct(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  let j = group.y;
  var largest = vec4f(0);
  if (j < p.ny) {
    for (var i = local.x; i < p.nx; i += LANES) {
      largest = max(largest, corrected(j * p.nx + i));
    }
  }
  largest = largest_of_lanes(local.x, largest);
  if (local.x > 0 || j >= p.ny) { return; }
  tallies[TALLY_POTENTIAL * p.ny + j] = largest.x;
  tallies[TALLY_CONCENTRATION * p.ny + j] = largest.y;
  tallies[TALLY_FELT * p.ny + j] = largest.z;
}
