struct Clock {
  elapsed: f32,
  running: f32,
  charge: f32,
  salt: f32,
  step: f32,
  proposed: f32,
  previous: f32,
  count: f32,
  speed: f32,
  held: f32,
  voltage: f32,
  current: f32,
  saltFlux: f32,
  error: f32,
  lastPotential: f32,
  lastConcentration: f32,
}

struct Control {
  galvanostatic: f32,
  current: f32,
  voltage: f32,
  span: f32,
}
