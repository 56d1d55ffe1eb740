/** The number of an SDG on its own colour, in whichever ink can be read on it. */

export function GoalTile({ number, colour }: { number: number | string; colour: string }) {
  return (
    <span className="sdg" style={{ background: colour, color: inkOn(colour) }}>
      {number}
    </span>
  );
}

/** White, as the goals are drawn, where it can be read (contrast of 4.5 by WCAG 2.2); black otherwise. */
export function inkOn(colour: string): '#000' | '#fff' {
  const channels = [1, 3, 5].map(
    (start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255,
  );
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#fff' : '#000';
}
