// include: lanes, model
// The top wall: decides (where `decide` is 1) whether the current or the voltage is held, and writes what enters through each
// column, and its entries of the operator. Half a cell of electrolyte, with conductance g and salt conductance d, lies between
// the cell's centre (u, c) and the wall (V − x, c_w):
//
//     current            q = g [(c_w + c)/2 (V − x − u) + (1 − 2t₋)(c_w − c)]
//     reservoir          c_w = 1, x = 0;                  salt in  d (1 − c) − t₋ q
//     counter electrode  no anion passes: d (c_w − c) = t₋ q;    q = i₀ [e^{(1−α)x} − c_w e^{−αx}], stripping
//
// A constant current enters evenly over the width; the voltage is the mean of what the columns need. Where it follows a correction
// (`decide` is 0) it counts the iteration, and closes the gate when as many as asked for at `least` are done and the largest
// corrections in `tallies` are below their tolerances; a tolerance of 0 is never met. Changes `wall`, the gate and, in the clock, held,
// voltage, current, saltFlux, iterations and the last corrections; nothing where the gate is closed. One workgroup, whose
// threads take every LANES-th row of the tallies and every LANES-th column: first the voltage needed, then, decided, the columns.
//
// Twin: src/physics/twin/top.ts. Test: test/physics/parity.test.ts.
// Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapters 8 and 11.

struct Params {
  nx: u32,         // cells along x [–]
  ny: u32,         // cells along y [–]
  mapped: u32,     // numbers in a plane of the maps [–]
  reservoir: u32,  // 1 for a reservoir, 0 for a counter electrode
  exchange: f32,   // i₀ of the counter electrode [F D_ref c₀/h]
  alpha: f32,      // α of the reduction [–]
  decide: u32,     // 1 where the control may change hands, 0 after a correction
  least: f32,      // Newton iterations at least [–]
  potentialTolerance: f32,      // of the correction of u as it is felt [RT/F]
  concentrationTolerance: f32,  // of the correction of c [c₀]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> maps: array<f32>;
@group(0) @binding(3) var<storage, read_write> wall: array<f32>;
@group(0) @binding(4) var<storage, read_write> clock: Clock;
@group(0) @binding(5) var<storage, read> control: Control;
@group(0) @binding(6) var<storage, read> tallies: array<f32>;
@group(0) @binding(7) var<storage, read_write> gate: array<f32>;

// Newton iterations on the counter electrode's overpotential; it starts from the symmetric law's inverse [–].
const ITERATIONS = 12;
// Least concentration at the counter electrode that its kinetics sees [c₀].
const LEAST_CONCENTRATION = 1e-6;
// Largest change of the overpotential in one iteration [RT/F].
const LARGEST_CHANGE = 4.0;
// Steps that a voltage is held at least: the first ones carry the error of the jump to it.
const SETTLING = 4.0;
// The step in which a voltage is first held is cut to this share at least: what the jump leaves unsolved is booked for its length.
const JUMP = 1e-3;
// A jump of this size is not cut [RT/F], a larger one by its square: a current that enters evenly needs a little more voltage than a
// counter electrode of one potential, so that control can change hands to and fro, and a full cut each time makes the step vanish.
const SMALL_JUMP = 0.05;

// Whether there is anything to do: the first thread's answer, for all.
var<workgroup> open: u32;

// Half a cell of electrolyte below the wall.
struct HalfCell {
  u: f32,  // potential of the cell [RT/F]
  c: f32,  // concentration of the cell [c₀]
  t: f32,  // t₋ [–]
  g: f32,  // conductance per unit concentration [–]
  d: f32,  // conductance of the salt [–]
}

// A current density and its slope.
struct Rate {
  current: f32,
  slope: f32,
}

// What a held counter electrode lets through at an overpotential.
struct Through {
  current: f32,
  excess: f32,           // overpotential and drop of the half cell beyond the voltage there is [RT/F]
  excessSlope: f32,      // its derivative by the overpotential [–]
  byPotential: f32,      // −∂q/∂u
  byConcentration: f32,  // −∂q/∂c
}

fn half_cell(i: u32) -> HalfCell {
  let q = (p.ny - 1) * p.nx + i;
  let face = p.ny * p.nx + i;
  // Half a cell conducts twice as well as one.
  let psi = electrolyte_share(state[plane(STATE_METAL, p.nx, p.ny) + q]);
  return HalfCell(
    state[plane(STATE_POTENTIAL, p.nx, p.ny) + q],
    state[plane(STATE_CONCENTRATION, p.nx, p.ny) + q],
    maps[map_at(MAPS_ANION_SOUTH, face, p.mapped)],
    2 * psi * maps[map_at(MAPS_CONDUCTIVITY_SOUTH, face, p.mapped)],
    2 * psi * maps[map_at(MAPS_DIFFUSIVITY_SOUTH, face, p.mapped)],
  );
}

// Stripping law of the counter electrode at overpotential x, and its slope.
fn stripping(x: f32, c: f32) -> Rate {
  let forward = p.exchange * bounded_exp((1 - p.alpha) * x);
  let backward = p.exchange * c * bounded_exp(-p.alpha * x);
  return Rate(forward - backward, (1 - p.alpha) * forward + p.alpha * backward);
}

// Overpotential for a current at α = ½: 2 asinh(i/2i₀), in a form that keeps its digits on either side.
fn symmetric_overpotential(current: f32) -> f32 {
  let x = abs(current) / (2 * p.exchange);
  return 2 * sign(current) * log(x + sqrt(x * x + 1));
}

// Concentration at a wall through which no anion passes.
fn at_counter(cell: HalfCell, current: f32) -> f32 {
  return max(LEAST_CONCENTRATION, cell.c + cell.t * current / cell.d);
}

// Voltage at which `current` enters through this half cell.
fn voltage_for(current: f32, cell: HalfCell) -> f32 {
  let c = select(at_counter(cell, current), 1, p.reservoir == 1);
  let drop = (current / cell.g - (1 - 2 * cell.t) * (c - cell.c)) / ((c + cell.c) / 2);
  var x = 0.0;
  if (p.reservoir == 0) {
    x = symmetric_overpotential(current);
    for (var k = 0; k < ITERATIONS; k++) {
      let law = stripping(x, c);
      x += clamp((current - law.current) / law.slope, -LARGEST_CHANGE, LARGEST_CHANGE);
    }
  }
  return cell.u + drop + x;
}

// What a counter electrode at overpotential x lets through, with the wall's concentration that this very current brings about:
//
//     q(x) = i₀ [e^{(1−α)x} − c e^{−αx}]/(1 + i₀ t₋ e^{−αx}/d),    c_w = (c + i₀ t₋ e^{(1−α)x}/d)/(1 + i₀ t₋ e^{−αx}/d)
//
// so that it never takes more salt than there is: the wall of the last iteration makes Newton diverge where it is used up.
fn through(x: f32, voltage: f32, cell: HalfCell) -> Through {
  let backward = p.exchange * bounded_exp(-p.alpha * x);
  let forward = p.exchange * bounded_exp((1 - p.alpha) * x);
  let held = 1 + cell.t / cell.d * backward;
  let current = (forward - cell.c * backward) / held;
  let wall = (cell.c + cell.t / cell.d * forward) / held;
  let mean = (wall + cell.c) / 2;
  let slope = ((1 - p.alpha) * forward + p.alpha * wall * backward) / held;
  let resistance = 1 / cell.g - (1 - 2 * cell.t) * cell.t / cell.d;
  let excessSlope = 1 + resistance * cell.c / (mean * mean) * slope;
  return Through(
    current,
    x + resistance * current / mean - (voltage - cell.u),
    excessSlope,
    slope / excessSlope,
    (backward / held - slope * resistance * current / (mean * mean)) / excessSlope,
  );
}

// Current that enters through this half cell from a counter electrode at `voltage`; the search starts from the last one.
fn current_at(voltage: f32, cell: HalfCell, last: f32) -> Through {
  var x = symmetric_overpotential(last);
  for (var k = 0; k < ITERATIONS; k++) {
    let now = through(x, voltage, cell);
    x -= clamp(now.excess / now.excessSlope, -LARGEST_CHANGE, LARGEST_CHANGE);
  }
  return through(x, voltage, cell);
}

// Counts the iteration, and closes the gate where it was the last. By one thread; `largest` holds |δu|, |δc| and |δu| as it is felt.
fn count_iteration(largest: vec4f) {
  clock.iterations += 1;
  clock.lastPotential = largest.x;
  clock.lastConcentration = largest.y;
  let small = largest.z < p.potentialTolerance && largest.y < p.concentrationTolerance;
  if (small && clock.iterations >= p.least) { gate[0] = 0; }
}

@compute @workgroup_size(LANES)
fn top(@builtin(local_invocation_id) id: vec3u) {
  let lane = id.x;
  if (lane == 0) { open = u32(gate[0] != 0); }
  if (workgroupUniformLoad(&open) == 0) { return; }
  if (p.decide == 0) {
    var corrections = vec4f(0);
    for (var j = lane; j < p.ny; j += LANES) {
      let row = vec4f(
        tallies[TALLY_POTENTIAL * p.ny + j],
        tallies[TALLY_CONCENTRATION * p.ny + j],
        tallies[TALLY_FELT * p.ny + j],
        0,
      );
      corrections = max(corrections, row);
    }
    corrections = largest_of_lanes(lane, corrections);
    if (lane == 0) { count_iteration(corrections); }
  }
  let galvanostatic = control.galvanostatic == 1;
  let wanted = control.current;
  let sense = select(1.0, -1.0, galvanostatic && wanted < 0);
  let limit = sense * control.voltage;

  var share = 0.0;
  for (var i = lane; i < p.nx; i += LANES) {
    share += voltage_for(wanted, half_cell(i));
  }
  let needed = sum_of_lanes(lane, vec4f(share)).x / f32(p.nx);
  // By what the last step came to, not by what is extrapolated from it: the change of control itself is a jump.
  let steps = clock.held;
  let settled = steps >= SETTLING && sense * clock.current >= sense * wanted;
  let beyond = sense * (clock.voltage - limit);
  let exceeds = select(beyond > 0, !settled, steps > 0);
  let decided = select(0, steps + 1, !galvanostatic || exceeds);
  let heldSteps = select(steps, decided, p.decide == 1);
  let held = heldSteps > 0;
  let jumps = p.decide == 1 && galvanostatic && steps == 0 && heldSteps == 1;
  let length = clock.step * select(1, clamp(SMALL_JUMP * SMALL_JUMP / (beyond * beyond), JUMP, 1), jumps);

  var entered = vec4f(0);
  for (var i = lane; i < p.nx; i += LANES) {
    let cell = half_cell(i);
    var enters = wanted;
    var k = 0.0;
    var b = 0.0;
    var a = 0.0;
    if (held && p.reservoir == 1) {
      k = cell.g * (1 + cell.c) / 2;
      b = cell.g * (1 - 2 * cell.t);
      a = cell.g * (limit - cell.u) / 2;
      enters = k * (limit - cell.u) + b * (1 - cell.c);
    } else if (held) {
      let counter = current_at(limit, cell, wall[TOP_CURRENT * p.nx + i]);
      enters = counter.current;
      k = counter.byPotential;
      b = counter.byConcentration;
    }
    let saltIn = select(0, cell.d * (1 - cell.c) - cell.t * enters, p.reservoir == 1);
    wall[TOP_CURRENT * p.nx + i] = enters;
    wall[TOP_SALT * p.nx + i] = saltIn;
    wall[TOP_K * p.nx + i] = k;
    wall[TOP_B * p.nx + i] = b;
    wall[TOP_A * p.nx + i] = a;
    wall[TOP_D * p.nx + i] = select(0, cell.d, p.reservoir == 1);
    wall[TOP_T * p.nx + i] = select(0, cell.t, p.reservoir == 1);
    wall[TOP_STEP * p.nx + i] = length;
    entered += vec4f(enters, saltIn, 0, 0);
  }
  let mean = sum_of_lanes(lane, entered) / f32(p.nx);
  if (lane > 0) { return; }
  clock.step = length;
  clock.held = heldSteps;
  clock.voltage = select(needed, limit, held);
  clock.current = mean.x + clock.bathCurrent;
  clock.saltFlux = mean.y + clock.bathSalt;
}
