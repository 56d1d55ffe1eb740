/** A drawing as a file that needs nothing else: its heading above, and what everybody has to know below. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { wrapped } from '#app/charts/text-width.ts';

const NOTE_SIZE = 14;
export const FILE = { margin: 28, noteHeight: 22 } as const;

/** What every drawing has in a file, where no page brings it: as `tokens.css` in the light. */
const CSS = `
text{font-family:Inter,system-ui,sans-serif;fill:#17212b}
.tone-1{fill:#b3431b}.tone-2{fill:#eeb04f}.tone-3{fill:#86c5bb}.tone-4{fill:#0c6b62}
text.ink-1,text.ink-4{fill:#fff}text.ink-2{fill:#2a1c00}text.ink-3{fill:#06302b}
text.file-note{fill:#56636f}
`;

export interface SvgFile {
  /** Of the drawing, without margins. */
  width: number;
  /** From the top of the file to the notes. */
  height: number;
  heading: string;
  /** What the whole is, for those who do not see it. */
  title: string;
  css: string;
  notes: readonly string[];
  /** True where parts of it are links, which no picture may hold. */
  isLinked?: boolean;
  children: ReactElement;
}

/** A well-formed SVG document. */
export function svgFile(file: SvgFile): string {
  const width = file.width + 2 * FILE.margin;
  const notes = file.notes
    .flatMap((note) => wrapped(note, NOTE_SIZE, file.width))
    .map((line, index) => ({ line, y: file.height + 16 + index * FILE.noteHeight }));
  const height = file.height + notes.length * FILE.noteHeight + 20;
  const drawing = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={file.isLinked ? 'group' : 'img'}
      aria-label={file.title}
    >
      <title>{file.title}</title>
      <style>{`${CSS}${file.css}`}</style>
      <rect width={width} height={height} fill="#fff" />
      <text x={FILE.margin} y={44} fontSize={26} fontWeight={600}>
        {file.heading}
      </text>
      {file.children}
      {notes.map(({ line, y }) => (
        <text key={y} className="file-note" x={FILE.margin} y={y} fontSize={NOTE_SIZE}>
          {line}
        </text>
      ))}
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}\n`;
}
