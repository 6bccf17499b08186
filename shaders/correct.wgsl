// include: model
// u += δu, c += δc: one Newton correction, bounded, so that the exponential kinetics does not overshoot and c stays positive.
// Changes u and c at the cell centres. A thread takes one cell.
//
// Twin: src/physics/twin/update.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read> correction: array<f32>;
@group(0) @binding(3) var<storage, read> clock: Clock;

// Largest Newton correction of the potential [RT/F].
const LARGEST_CORRECTION = 2.0;
// Share of the concentration that a correction leaves at least [–].
const LEAST_SHARE = 0.1;

@compute @workgroup_size(16, 16)
fn correct(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || clock.running == 0) { return; }
  let q = id.y * p.nx + id.x;
  let at_u = plane(STATE_POTENTIAL, p.nx, p.ny) + q;
  let at_c = plane(STATE_CONCENTRATION, p.nx, p.ny) + q;
  let c = state[at_c];
  state[at_u] += clamp(correction[q], -LARGEST_CORRECTION, LARGEST_CORRECTION);
  state[at_c] = max(LEAST_SHARE * c, c + correction[plane(1, p.nx, p.ny) + q]);
}
