/** QR codes as the outline of their dark squares, so that a page can draw one without a script. */
import { encode } from 'uqr';

export interface QrCode {
  /** Squares along a side, the quiet border included. */
  size: number;
  /** Of an SVG path, one unit a square. */
  path: string;
}

export function qrCodeOf(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'L', border: 4 });
  const rows = data.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
  );
  return { size, path: rows.join('') };
}
