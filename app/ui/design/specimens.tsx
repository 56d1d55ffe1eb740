/** Specimens for the design page: colours, type and controls. */

const COLOURS = [
  'paper',
  'ink',
  'quiet',
  'line',
  'control',
  'soft',
  'accent',
  'problem',
  'notice',
  'good',
  'band-1',
  'band-2',
  'band-3',
  'band-4',
  'untargeted',
  'unreported',
];

export function Colours() {
  return (
    <section className="section" aria-labelledby="colours">
      <h2 id="colours">Colours</h2>
      <ul className="cards">
        {COLOURS.map((name) => (
          <li key={name} className="row">
            <span
              style={{
                inlineSize: 40,
                blockSize: 40,
                background: `var(--${name})`,
                border: '1px solid var(--control)',
              }}
            />
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TypeScale() {
  return (
    <section className="section" aria-labelledby="type">
      <h2 id="type">Type</h2>
      <p className="lede">Lede: what a page says in a sentence or two.</p>
      <h3>Heading of a part</h3>
      <p>
        Text with <a href="#type">a link</a>, <strong>weight</strong> and figures 1,234.56.
      </p>
      <p className="small quiet">Small and quiet: grounds, sources, codes.</p>
    </section>
  );
}

export function Controls() {
  return (
    <section className="section" aria-labelledby="controls">
      <h2 id="controls">Controls and messages</h2>
      <p className="row">
        <button type="button" className="button">
          Button
        </button>
        <button type="button" className="button plain">
          Plain
        </button>
        <button type="button" className="button danger">
          Danger
        </button>
        <button type="button" className="button" disabled>
          Disabled
        </button>
        <span className="tag">Tag</span>
      </p>
      <div className="field">
        <label htmlFor="specimen">Label</label>
        <span className="hint">A hint in plain words.</span>
        <input id="specimen" defaultValue="What was typed" />
      </div>
      <div className="field">
        <label htmlFor="specimen-wrong">Label of what is wrong</label>
        <input id="specimen-wrong" defaultValue="about 40" aria-invalid="true" />
        <span className="wrong">What was wrong, and what to do.</span>
      </div>
      <p className="notice">A notice that everybody has to read.</p>
      <p className="problem">A problem, and what to do about it.</p>
      <p className="success">Something was done.</p>
      <p className="empty">Nothing is here yet, and how to begin.</p>
      <details>
        <summary>What opens</summary>
        <p>What was inside.</p>
      </details>
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col" className="number">
              Figure
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">One</th>
            <td className="number">1,234.56</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
