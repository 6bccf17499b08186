// include: lanes, model
// Ends the step: t += Δt, books the charge and the salt that entered, and proposes
//
//     Δt′ = min(0.9 Δt/√error, 1.3 Δt, courant/speed, largestStep)
//
// from the largest of the rows' tallies; a shrinking by error is bounded, the first step proposes no more than itself, and one whose
// gate is still open, so that its last correction was not small, proposes a shorter one.
// The error of a linear extrapolation grows as Δt², hence the root. Changes the clock. One workgroup.
//
// Twin: src/physics/twin/time.ts. Test: test/physics/parity.test.ts.
// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I (1993), II.4, for the step's control.

struct Params {
  ny: u32,           // cells along y [–]
  courant: f32,      // largest advance of the front in a step [cells]
  largestStep: f32,  // [h²/D_ref]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> tallies: array<f32>;
@group(0) @binding(2) var<storage, read_write> clock: Clock;
@group(0) @binding(3) var<storage, read> gate: array<f32>;

// The next step aims at this share of the allowed error, and grows and shrinks by no more than these factors [–].
const SAFETY = 0.9;
const GROWTH = 1.3;
const SHRINKAGE = 0.3;
// After a step whose last correction was not small the next is shorter by this factor [–], because shorter ones converge, but not
// below this share of what the front and the largest step allow, because a solve that stalls would shrink it for ever.
const HESITATION = 0.8;
const UNSOLVED = 0.01;
// Least error and speed, which keep the quotients finite.
const LEAST_ERROR = 1e-6;
const LEAST_SPEED = 1e-30;

@compute @workgroup_size(LANES)
fn tick(@builtin(local_invocation_id) id: vec3u) {
  var tallied = vec4f(0);
  for (var j = id.x; j < p.ny; j += LANES) {
    tallied = max(tallied, vec4f(tallies[TALLY_SPEED * p.ny + j], tallies[TALLY_ERROR * p.ny + j], 0, 0));
  }
  tallied = largest_of_lanes(id.x, tallied);
  if (id.x > 0 || clock.running == 0) { return; }
  let speed = tallied.x;
  let length = clock.step;
  let aimed = max(SHRINKAGE * length, SAFETY * length / sqrt(max(tallied.y, LEAST_ERROR)));
  let byError = select(aimed, length, clock.previous == 0);
  let byFront = p.courant / max(speed, LEAST_SPEED);
  let bySolver = select(max(HESITATION * clock.proposed, UNSOLVED * min(byFront, p.largestStep)), p.largestStep, gate[0] == 0);
  clock.elapsed += length;
  clock.charge += length * clock.current;
  clock.salt += length * clock.saltFlux;
  clock.proposed = min(min(byError, GROWTH * clock.proposed), min(min(byFront, bySolver), p.largestStep));
  clock.previous = length;
  clock.count += 1;
  clock.speed = speed;
  clock.error = tallied.y;
}
