/** A figure as pixels, by the browser's own drawing of SVG. */
import { type Figure, sizedFigure } from '../../output/figure/page.ts';
import { withDpi } from '../../output/figure/png.ts';

/** PNG bytes at a resolution, with the resolution written in. Throws where the browser cannot draw it. */
export async function figurePixels(figure: Figure, dpi: number): Promise<Uint8Array<ArrayBuffer>> {
  const { svg, across, down } = sizedFigure(figure, dpi);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [across, down];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser has no room for the picture: close other pages or take the SVG');
    context.drawImage(image, 0, 0, across, down);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error(`this browser cannot make an image of ${across} × ${down} pixels: take the SVG`);
    return withDpi(new Uint8Array(await png.arrayBuffer()), dpi) as Uint8Array<ArrayBuffer>;
  } finally {
    URL.revokeObjectURL(address);
  }
}
