// include: model
// Δt = what was proposed, or what is left of the span, or half of that to avoid a sliver. Changes `running` and `step` of
// the clock; a span whose rest is a sliver is over. One thread.
//
// Twin: src/physics/twin/time.ts. Test: test/physics/parity.test.ts.

@group(0) @binding(0) var<storage, read_write> clock: Clock;
@group(0) @binding(1) var<storage, read> control: Control;

// A span whose rest is below this share of the proposed step, or of itself, is over [–].
const SLIVER = 1e-4;

@compute @workgroup_size(1)
fn begin() {
  let rest = control.span - clock.elapsed;
  let proposed = clock.proposed;
  let running = rest > SLIVER * min(proposed, control.span);
  clock.running = f32(running);
  if (!running) { return; }
  let whole = select(proposed, rest, rest <= proposed);
  clock.step = select(whole, rest / 2, rest > proposed && rest < 2 * proposed);
}
