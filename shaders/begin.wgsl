// include: model
// Δt = what was proposed, or what is left of the span, or half of that to avoid a sliver. Changes `running`, `step` and `iterations`
// of the clock, and opens the gate; a span whose rest is a sliver is over, and the gate stays closed. One thread.
//
// Twin: src/physics/twin/time.ts. Test: test/physics/parity.test.ts.

@group(0) @binding(0) var<storage, read_write> clock: Clock;
@group(0) @binding(1) var<storage, read> control: Control;
@group(0) @binding(2) var<storage, read_write> gate: array<f32>;

// A span whose rest is below this share of the proposed step, or of itself, is over [–].
const SLIVER = 1e-4;

@compute @workgroup_size(1)
fn begin() {
  let rest = control.span - clock.elapsed;
  let proposed = clock.proposed;
  let running = rest > SLIVER * min(proposed, control.span);
  clock.running = f32(running);
  gate[0] = f32(running);
  if (!running) { return; }
  clock.iterations = 0;
  let whole = select(proposed, rest, rest <= proposed);
  clock.step = select(whole, rest / 2, rest > proposed && rest < 2 * proposed);
}
