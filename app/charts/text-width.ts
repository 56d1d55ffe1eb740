/** How wide a text will be, without a browser: drawings made on the server have to know what fits. */

/** Advance widths of Inter Regular in thousandths of its size, from space to tilde; read from the font. */
const ADVANCES = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
  618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
  590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
  679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
  242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const WIDEST = 1000;
const IS_PLAIN = /^[ -~]*$/;
/** Readers see their own system's font, and none of the usual ones is wider than this beside Inter. */
const OTHER_FONTS = 1.08;

/** The width that a text needs at most, in the unit of its size. Letters beyond ASCII count by their base, signs of other scripts as wide as high. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  const plain = IS_PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  for (const letter of plain) {
    sum += ADVANCES[(letter.codePointAt(0) ?? 0) - 32] ?? WIDEST;
  }
  return (sum / 1000) * size * OTHER_FONTS;
}

/** The text, or its beginning with an ellipsis where it is wider than that. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, size) > width)
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The lines of a text that may be so wide, each as full as it can be; a word that is wider stands alone. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Breaks a text at its spaces into at most so many lines, so that the widest line is as short as can be. */
export function brokenInLines(text: string, size: number, most: number): string[] {
  const words = text.split(' ');
  let best = [text];
  let width = textWidth(text, size);
  if (most <= 1) return best;
  for (let at = 1; at < words.length; at += 1) {
    const rest = brokenInLines(words.slice(at).join(' '), size, most - 1);
    const lines = [words.slice(0, at).join(' '), ...rest];
    const widest = Math.max(...lines.map((line) => textWidth(line, size)));
    if (widest < width) {
      best = lines;
      width = widest;
    }
  }
  return best;
}
