import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { packageRoot } from '../../../case/package-root.ts';

/** What the rasteriser takes. Throws when the font is missing: resvg drops all text in silence without it. */
export function withFont(): ResvgRenderOptions {
  const font = join(packageRoot(), 'assets', 'DejaVuSans.ttf');
  if (!existsSync(font))
    throw new Error(`${font} is missing: figures cannot be lettered; reinstall the package with npm install tipfield`);
  return { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' } };
}
