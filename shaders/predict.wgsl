// include: model
// u, c at the end of the step = u + (u − u°) Δt/Δt°, and so for c: linear in time, where the Newton iteration starts. The
// change of u is bounded and c keeps at least half. Changes u and c at the cell centres, and `before`, which remembers what
// they and ξ were and what was predicted. A thread takes one cell.
//
// Assumes that Δt° is the step that led from `before` to `state`. The first two steps extrapolate nothing: there is no step
// before the first, and its change leads from the guess that the cell was laid out with.
// Twin: src/physics/twin/time.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> before: array<f32>;
@group(0) @binding(3) var<storage, read> clock: Clock;

// Largest extrapolated change of the potential [RT/F].
const LARGEST_CHANGE = 1.0;

@compute @workgroup_size(16, 16)
fn predict(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || clock.running == 0) { return; }
  let q = id.y * p.nx + id.x;
  let at_u = plane(STATE_POTENTIAL, p.nx, p.ny) + q;
  let at_c = plane(STATE_CONCENTRATION, p.nx, p.ny) + q;
  let before_u = plane(BEFORE_POTENTIAL, p.nx, p.ny) + q;
  let before_c = plane(BEFORE_CONCENTRATION, p.nx, p.ny) + q;
  var ratio = 0.0;
  let jumped = clock.held == 1 || clock.held == 2;
  if (clock.count > 1 && !jumped) { ratio = clock.step / clock.previous; }
  let u = state[at_u];
  let c = state[at_c];
  let next_u = u + clamp(ratio * (u - before[before_u]), -LARGEST_CHANGE, LARGEST_CHANGE);
  let next_c = max(c / 2, c + ratio * (c - before[before_c]));
  before[before_u] = u;
  before[before_c] = c;
  before[plane(BEFORE_PREDICTED_POTENTIAL, p.nx, p.ny) + q] = next_u;
  before[plane(BEFORE_PREDICTED_CONCENTRATION, p.nx, p.ny) + q] = next_c;
  before[plane(BEFORE_METAL, p.nx, p.ny) + q] = state[plane(STATE_METAL, p.nx, p.ny) + q];
  state[at_u] = next_u;
  state[at_c] = next_c;
}
