// include: model
struct Params {
  nx: u32,
  ny: u32,
  periodic: u32,
  width: f32,
  mobility: f32,
  capillary: f32,
  exchange: f32,
  noise: f32,
  seed: u32,
  kineticStrength: f32,
  kineticFolds: f32,
  kineticAngle: f32,
  surfaceStrength: f32,
  surfaceFolds: f32,
  surfaceAngle: f32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> maps: array<f32>;
@group(0) @binding(3) var<storage, read> dead: array<f32>;
@group(0) @binding(4) var<storage, read_write> front: array<f32>;
@group(0) @binding(5) var<storage, read> clock: Clock;

@compute @workgroup_size(16, 16)
fn geometry(@builtin(global_invocation_id) id: vec3u) {
}
