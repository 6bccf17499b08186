// include: model
@group(0) @binding(1) var<storage, read_write> clock: Clock;
@group(0) @binding(2) var<storage, read> control: Control;

@compute @workgroup_size(1)
fn begin(@builtin(global_invocation_id) id: vec3u) {
}
