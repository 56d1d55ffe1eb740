/** Walks through the XML of a workbook, without entities of its own and whatever prefix its names have. */
import { SaxesParser } from 'saxes';
import { RefusedFile, refuse } from './refusal.ts';

/** A workbook has about ten levels. */
const MOST_DEPTH = 100;

export interface XmlVisitor {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** Throws `RefusedFile` for what is not well-formed, and for a document type: it could define texts without end. */
export function readXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => refuse({ code: 'documentType' }));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) refuse({ code: 'damaged' });
    visitor.open?.(localName(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    visitor.close?.(localName(name));
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('error', () => refuse({ code: 'damaged' }));
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    refuse({ code: error instanceof TypeError ? 'encoding' : 'damaged' });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
