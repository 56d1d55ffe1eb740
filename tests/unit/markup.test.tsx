/** What is written for pages without scripts is what React would write, to the byte. */
import fc from 'fast-check';
import {
  Component,
  createContext,
  createElement,
  forwardRef,
  memo,
  useContext,
  type ReactNode,
} from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { markupOf, NeedsReact } from '#app/server/rendering/markup.server.ts';

const written = (node: ReactNode) => Buffer.concat(markupOf(node)).toString();
const writtenToBeTakenOver = (node: ReactNode) => Buffer.concat(markupOf(node, true)).toString();

const Name = createContext('nobody');
function Greeting({ children }: { children?: ReactNode }) {
  return (
    <p>
      {useContext(Name)}, {children}
    </p>
  );
}

const NODES: Record<string, ReactNode> = {
  'text with every letter that means something': <p>{`<b>&amp; "quoted" 'single'</b>`}</p>,
  'numbers, nothing, and truth': [0, 1.5, null, undefined, true, false, ''],
  'fragments and lists': <>{[<li key="a">a</li>, <li key="b">{['b', 2]}</li>]}</>,
  'an attribute with letters that mean something': <a href={`/?a=1&b="2"`}>{'x'}</a>,
  'names that differ in HTML': (
    <label htmlFor="x" className="y" tabIndex={0} lang="en">
      x
    </label>
  ),
  'attributes that are there or not': <details open hidden={false} />,
  'attributes that say true or false': <div aria-hidden="true" aria-busy={false} data-on />,
  'empty and missing attributes': <img alt="" src={undefined} width={0} height={12} />,
  'numbers that count from 1': <textarea rows={0.5} cols={-2} tabIndex={-1} defaultValue="" />,
  'a table': (
    <td colSpan={2} rowSpan={3} data-label="Value">
      1
    </td>
  ),
  'a style': <i style={{ inlineSize: '12.5%', lineHeight: 2, '--share': 0.4 } as object} />,
  'nothing that a browser would run': <p onMouseEnter={() => undefined}>x</p>,
  'what may be set once only': (
    <p suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '<b>x</b>' }} />
  ),

  'fields in their state': (
    <p>
      <input name="a" defaultValue="1 < 2" defaultChecked type="checkbox" />
      <input value="" readOnly name="b" />
      <input value={0} readOnly />
      <input value="yes" type="radio" checked={false} readOnly />
      <textarea defaultValue={'\n<x>'} rows={2} />
      <textarea name="c" />
    </p>
  ),

  'words as they are': (
    <>
      <pre>{'\n a\n<b>'}</pre>
      <pre>
        <code>x</code>
      </pre>
    </>
  ),
  'a choice': (
    <select name="a" defaultValue="2">
      <option value="1">One</option>
      <option value="2">Two</option>
      <option disabled>Three of {3}</option>
    </select>
  ),
  'a choice by its words': (
    <select value="5 < 6" onChange={() => undefined}>
      <option value="">None</option>
      <option>
        {5} &lt; {6}
      </option>
    </select>
  ),
  'a choice that says nothing': (
    <select name="b" defaultValue={undefined}>
      <option value="1">One</option>
    </select>
  ),
  'texts side by side': (
    <p>
      {'a'}
      {''}
      {1}
      <b>c</b>
      {'d'}
      <>
        {'e'}
        <br />
        {'f'}
        {'g'}
      </>
      {'h'}
    </p>
  ),
  'a component that passes a reference on': createElement(
    forwardRef<HTMLParagraphElement, { name: string }>(function Named({ name }, ref) {
      return <p ref={ref}>{name}</p>;
    }),
    { name: 'x' },
  ),

  'a list that may be closed': (
    <ol reversed start={3}>
      <li value={4}>x</li>
    </ol>
  ),

  links: <link rel="stylesheet" href="/a.css" crossOrigin="anonymous" />,
  'time and media': <time dateTime="2025-01-01">2025</time>,
  'a drawing': (
    <svg viewBox="0 0 1 1" role="img" xmlnsXlink="http://www.w3.org/1999/xlink">
      <title>A &amp; B</title>
      <path d="M0 0" fillOpacity={0.5} strokeWidth={2} strokeLinecap="round" className="a" />
      <path x={0.4} y={-0.25} height={-3} />
      <text textAnchor="middle" fontSize="12.5" x={-1} y={0}>
        <textPath href="#a" startOffset="50%">
          {'x'}
        </textPath>
      </text>
      <pattern patternUnits="userSpaceOnUse" patternTransform="rotate(45)" />
    </svg>
  ),
};

describe('markup', () => {
  it.each(Object.entries(NODES))('writes %s as React does', (_, node) => {
    expect(written(node)).toBe(renderToStaticMarkup(node as never));
    expect(writtenToBeTakenOver(node)).toBe(renderToString(node as never));
  });

  it('writes any tree as React does', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('<', '&', '"', "'", '\u{1F600}'));
    const nothing = fc.constantFrom(null, undefined);
    const props = fc.record(
      {
        id: fc.oneof(text, nothing),
        className: text,
        title: fc.oneof(text, fc.integer()),
        hidden: fc.boolean(),
        tabIndex: fc.integer(),
        'aria-label': fc.oneof(text, fc.boolean()),
        'data-x': fc.oneof(text, fc.integer(), fc.boolean(), nothing),
      },
      { requiredKeys: [] },
    );
    const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc
          .tuple(
            fc.constantFrom('p', 'div', 'span', 'a', 'section'),
            props,
            fc.array(tie('tree'), { maxLength: 4 }),
          )
          .map(([tag, given, children]) => createElement(tag, given, ...children)),
      ),
    }));
    fc.assert(
      fc.property(tree, (node) => {
        expect(written(node)).toBe(renderToStaticMarkup(node as never));
        expect(writtenToBeTakenOver(node)).toBe(renderToString(node as never));
      }),
    );
  });

  it('reads the contexts of the page it stands in', () => {
    const inner: string[] = [];
    function Place() {
      inner.push(written(<Greeting>welcome</Greeting>));
      return null;
    }
    renderToStaticMarkup(
      <Name.Provider value="Ana">
        <Place />
      </Name.Provider>,
    );
    expect(inner).toEqual(['<p>Ana, welcome</p>']);
  });

  it.each(
    Object.entries<ReactNode>({
      'a class': createElement(
        class extends Component {
          override render() {
            return null;
          }
        },
      ),
      'a context': <Name.Provider value="Ana" />,
      'a component that is remembered': createElement(memo(() => null)),
      'an element of its own kind': createElement('own-element'),
    }),
  )('leaves %s to React', (_, node) => {
    expect(() => written(node)).toThrow(NeedsReact);
  });
});
