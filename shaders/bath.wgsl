// The bath on the left, on the right and below an island, half a cell away from the outermost cells: c = 1, u = V there. The
// kernel that includes this binds `state` and `bath`.
//
//     q = ψσ [(1 + c)/2 (V − u) + (1 − 2t₋)(1 − c)]        z = ψD (1 − c) − t₋ q
//
// Twin: src/physics/twin/bath.ts. Test: test/physics/parity.test.ts.

// What flows into a cell from the bath beside it.
struct Inflow {
  current: f32,  // q [F D_ref c₀/h]
  salt: f32,     // z [D_ref c₀/h]
  k: f32,        // −∂q/∂u [–]
  slope: f32,    // ∂q/∂c [–]
  d: f32,        // ψD [–]
  t: f32,        // t₋ [–]
}

// Into cell q of nx × ny at the cell's voltage [RT/F].
fn inflow(q: u32, nx: u32, ny: u32, voltage: f32) -> Inflow {
  let c = state[plane(STATE_CONCENTRATION, nx, ny) + q];
  let psi = electrolyte_share(state[plane(STATE_METAL, nx, ny) + q]);
  let g = psi * bath[plane(BATH_CONDUCTIVITY, nx, ny) + q];
  let d = psi * bath[plane(BATH_DIFFUSIVITY, nx, ny) + q];
  let t = bath[plane(BATH_ANIONS, nx, ny) + q];
  let fall = voltage - state[plane(STATE_POTENTIAL, nx, ny) + q];
  let k = g * (1 + c) / 2;
  let b = g * (1 - 2 * t);
  let current = k * fall + b * (1 - c);
  return Inflow(current, d * (1 - c) - t * current, k, g * fall / 2 - b, d, t);
}
