/** The frame of every chart: the question as its title, the finding in words, the drawing, its table, its files. */
import type { ReactNode } from 'react';
import { useText } from '#app/messages/text.tsx';

/** What the browser draws in place of the drawing once the page can be read, so that people can ask it things. */
export interface Island {
  kind: string;
  /** Plain JSON: it travels inside the page. */
  data: unknown;
}

export interface ChartFile {
  label: 'SVG' | 'PNG' | 'CSV';
  href: string;
}

export function ChartFigure({
  id,
  title,
  level = 2,
  finding,
  children,
  table,
  files,
  island,
}: {
  id: string;
  /** The question that the chart answers. */
  title: string;
  level?: 2 | 3;
  /** What it shows, as a sentence made of its figures. */
  finding: string;
  /** The SVG, drawn on the server. */
  children: ReactNode;
  /** The same figures as a `<table>`. */
  table: ReactNode;
  files?: readonly ChartFile[];
  island?: Island;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <Heading id={id}>{title}</Heading>
        <p className="chart-finding">{finding}</p>
      </figcaption>
      <div
        className="chart-drawing"
        data-island={island?.kind}
        data-island-data={island && JSON.stringify(island.data)}
      >
        {children}
      </div>
      <ChartFoot id={id} table={table} files={files} />
    </figure>
  );
}

/** Below a chart: its figures as a table, and its files. */
export function ChartFoot({
  id,
  table,
  files,
}: {
  /** Of the heading that names the chart. */
  id: string;
  table: ReactNode;
  files?: readonly ChartFile[];
}) {
  const t = useText();
  return (
    <div className="chart-foot">
      <details className="chart-table">
        <summary>{t('chart.asTable')}</summary>
        <div className="table-scroll" tabIndex={0} role="group" aria-labelledby={id}>
          {table}
        </div>
      </details>
      {files && files.length > 0 && <ChartFiles files={files} />}
    </div>
  );
}

/** The chart in the forms in which it can be taken away. */
export function ChartFiles({ files }: { files: readonly ChartFile[] }) {
  const t = useText();
  return (
    <ul className="chart-files" aria-label={t('chart.files')}>
      {files.map((file) => (
        <li key={file.label}>
          <a href={file.href} download="">
            {file.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
