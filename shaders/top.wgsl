// include: model
struct Params {
  nx: u32,
  ny: u32,
  reservoir: u32,
  exchange: f32,
  alpha: f32,
  decide: u32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> maps: array<f32>;
@group(0) @binding(3) var<storage, read_write> wall: array<f32>;
@group(0) @binding(4) var<storage, read_write> clock: Clock;
@group(0) @binding(5) var<storage, read> control: Control;

@compute @workgroup_size(64)
fn top(@builtin(global_invocation_id) id: vec3u) {
}
