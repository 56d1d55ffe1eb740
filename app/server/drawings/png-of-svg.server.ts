/** Turns a drawing into pixels, with a font that we bring: the machine may have none. */
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FONTS = [
  '400Regular/Inter_400Regular',
  '500Medium/Inter_500Medium',
  '600SemiBold/Inter_600SemiBold',
];

/** A PNG of that many pixels in width. The drawing is ours: nothing in it is fetched. Throws where it is no SVG. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      fontFiles: FONTS.map((name) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`)),
      loadSystemFonts: false,
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  });
  return new Uint8Array(image.asPng());
}
