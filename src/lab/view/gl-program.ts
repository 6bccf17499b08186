/** The painter's program on a WebGL2 context: textures and uniforms by name. */
import fragment from './panel.frag.glsl?raw';
import vertex from './panel.vert.glsl?raw';

const TEXTURES = [
  'metalField',
  'valueField',
  'otherField',
  'deadField',
  'fillerField',
  'shellField',
  'colours',
] as const;
export type TextureName = (typeof TEXTURES)[number];
/** Textures of one number per cell. */
export type FieldName = Exclude<TextureName, 'colours'>;

export interface PanelProgram {
  readonly gl: WebGL2RenderingContext;
  /** Hands a field over, unless the same array lies there already. */
  field(name: FieldName, values: Float32Array, columns: number, rows: number): void;
  /** 256 colours of 3 bytes. */
  colours(table: Uint8Array): void;
  at(uniform: string): WebGLUniformLocation | null;
}

/** Throws Error with the compiler's words where the driver does not take the shaders. */
export function panelProgram(gl: WebGL2RenderingContext): PanelProgram {
  const program = link(gl);
  const held = new Map<TextureName, { readonly data: Float32Array | Uint8Array; readonly size: string }>();
  const places = new Map<string, WebGLUniformLocation | null>();
  const at = (name: string) => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
    return places.get(name) ?? null;
  };
  gl.useProgram(program);
  gl.bindVertexArray(gl.createVertexArray());
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  for (const [unit, name] of TEXTURES.entries()) {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.uniform1i(at(name), unit);
  }
  const put = (name: TextureName, data: Float32Array | Uint8Array, columns: number, rows: number) => {
    const before = held.get(name);
    if (before?.data === data) return;
    const size = `${columns} ${rows}`;
    const [kept, format, type] = name === 'colours' ? [gl.RGB8, gl.RGB, gl.UNSIGNED_BYTE] : [gl.R32F, gl.RED, gl.FLOAT];
    gl.activeTexture(gl.TEXTURE0 + TEXTURES.indexOf(name));
    if (before?.size === size) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, columns, rows, format, type, data);
    else gl.texImage2D(gl.TEXTURE_2D, 0, kept, columns, rows, 0, format, type, data);
    held.set(name, { data, size });
  };
  return {
    gl,
    at,
    field: put,
    colours: (table) => put('colours', table, table.length / 3, 1),
  };
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) continue;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const words = [
      gl.getProgramInfoLog(program),
      ...(gl.getAttachedShaders(program) ?? []).map((s) => gl.getShaderInfoLog(s)),
    ];
    throw new Error(`the panels' shaders do not compile here: ${words.filter(Boolean).join('; ')}`);
  }
  return program;
}
