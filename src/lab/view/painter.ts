/**
 * The fields of one case on a canvas, by WebGL2, at any size and magnification. The pictures are those of
 * src/output/field-image.ts: a test holds the two against each other.
 */
import {
  deadColour,
  fillerColour,
  inkColour,
  invalidColour,
  metalColour,
  phaseMap,
  shellColour,
} from '../../output/colour.ts';
import type { Colour } from '../../output/raster.ts';
import type { Shown, View } from '../lab.ts';
import { deadShares } from './dead.ts';
import { clampWindow, cornerOf } from './frame-window.ts';
import { type FieldName, type PanelProgram, panelProgram } from './gl-program.ts';
import { LOOKS } from './layers.ts';
import type { PanelScale } from './scale.ts';

type Canvas = HTMLCanvasElement | OffscreenCanvas;

/** `painted`; `waiting`: the layer's values come with a later frame, or the context comes back; `unsupported`: no WebGL2. */
export type Painting = 'painted' | 'waiting' | 'unsupported';

/** Width of the metal's edge, in CSS pixels. */
const EDGE = 1.5;
/** As in the library's figures: white over dark fields, a bluish green over light ones. */
const LIGHT_LINE: Colour = [255, 255, 255];
const GREEN_LINE: Colour = [0, 128, 96];
const MATRIX: Colour = [247, 249, 251];

/** Paints the case over the whole of the canvas. `ratio`: device pixels per CSS pixel, for the width of lines. */
export function paintPanel(canvas: Canvas, shown: Shown, view: View, scale: PanelScale, ratio = 1): Painting {
  const program = programOf(canvas);
  if (!program) return 'unsupported';
  const { fields, input, shares } = shown;
  const { gl, at } = program;
  const values = valuesOf(shown, scale);
  if (gl.isContextLost() || !values) return 'waiting';
  const { nx, ny } = input.grid;
  const dead = deadOf(shown);
  const times = shares?.times ?? 1;
  const put = (name: FieldName, data: Float32Array | null | undefined, fineness = 1) => {
    if (data) program.field(name, data, fineness * nx, fineness * ny);
    return Boolean(data);
  };
  put('metalField', fields.metal);
  put('valueField', values[0]);
  gl.uniform4i(
    at('has'),
    Number(put('otherField', values[1])),
    Number(put('deadField', dead)),
    Number(put('fillerField', shares?.filler, times)),
    Number(put('shellField', shares?.shell, times)),
  );
  program.colours((scale.map ?? phaseMap).table);
  const window = clampWindow(view.window);
  const { left, bottom } = cornerOf(window);
  gl.uniform2i(at('cells'), nx, ny);
  gl.uniform1i(at('times'), times);
  gl.uniform2f(at('corner'), left * nx, bottom * ny);
  gl.uniform2f(at('pixel'), nx / (canvas.width * window.zoom), ny / (canvas.height * window.zoom));
  gl.uniform2f(at('range'), scale.min, 1 / (scale.max - scale.min));
  gl.uniform1f(at('line'), EDGE * ratio);
  gl.uniform1i(at('mode'), scale.layer === 'metal' ? 1 : scale.layer === 'filler' ? 2 : 0);
  gl.uniform1i(at('outlined'), Number(view.outlines));
  const { dark } = LOOKS[scale.layer];
  gl.uniform1f(at('fillerLineShare'), dark ? 0.5 : 0.8);
  gl.uniform3fv(at('fillerLine'), (dark ? LIGHT_LINE : GREEN_LINE).map(unit));
  gl.viewport(0, 0, canvas.width, canvas.height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  return 'painted';
}

const unit = (channel: number) => channel / 255;

/** What the colours show; null where the frame does not carry it. */
function valuesOf({ fields }: Shown, { layer }: PanelScale): readonly [Float32Array, Float32Array?] | null {
  if (layer === 'potential') return [fields.potential];
  if (layer === 'current') return fields.current ? [fields.current.x, fields.current.y] : null;
  return [fields.concentration];
}

/** Once for each frame, because a panel is painted again when only the view changes. */
function deadOf({ fields, input }: Shown): Float32Array | null {
  const known = deadOfFrames.get(fields);
  if (known !== undefined) return known;
  const dead = deadShares(fields, input.grid);
  deadOfFrames.set(fields, dead);
  return dead;
}

const deadOfFrames = new WeakMap<Shown['fields'], Float32Array | null>();

/** The picture is kept, so that it can be taken away at any time. */
const ATTRIBUTES = { alpha: false, antialias: false, depth: false, preserveDrawingBuffer: true };

const programs = new WeakMap<Canvas, PanelProgram>();

/** The program of a canvas; null without WebGL2. */
function programOf(canvas: Canvas): PanelProgram | null {
  const known = programs.get(canvas);
  if (known) return known;
  const gl = canvas.getContext('webgl2', ATTRIBUTES) as WebGL2RenderingContext | null;
  if (!gl) return null;
  if (gl.isContextLost()) return { gl, at: () => null, field() {}, colours() {} };
  const program = panelProgram(gl);
  const colours = {
    invalidColour,
    metalColour,
    deadColour,
    inkColour,
    fillerColour,
    shellColour,
    matrixColour: MATRIX,
  };
  for (const [name, colour] of Object.entries(colours)) gl.uniform3fv(program.at(name), colour.map(unit));
  programs.set(canvas, program);
  // A context that was lost comes back empty.
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    programs.delete(canvas);
  });
  return program;
}
