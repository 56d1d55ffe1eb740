/** Collects the looks of cells while sheets are written, each once, and writes them as the styles of the workbook. */
import { escapeXml } from './escape-xml.ts';
import type { CellStyle } from './workbook.ts';

/** Formats below are built in. */
const FIRST_OWN_FORMAT = 164;
const TEXT_FORMAT = 49;
const INK = '1B2733';
const LINE = 'B7C2CC';

/** A look, and whether its text begins with what a program would run if somebody typed it. */
type StyledText = CellStyle & { isQuoted?: boolean };

export class Styles {
  private readonly numbers = new Map<string, number>();
  private readonly formats: string[] = [];
  private readonly fonts: string[] = [];
  // the first two have to be these
  private readonly fills = [fill('none'), fill('gray125')];
  private readonly borders = ['<border><left/><right/><top/><bottom/><diagonal/></border>'];
  private readonly cells: string[] = [];

  constructor() {
    this.numberOf({});
  }

  /** The number by which a cell refers to its look. */
  numberOf(style: StyledText): number {
    const key = JSON.stringify(Object.entries(style).sort());
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.cells.length);
    return this.cells.push(this.cellXml(style)) - 1;
  }

  xml(): string {
    const list = (name: string, parts: readonly string[]) =>
      parts.length === 0 ? '' : `<${name} count="${parts.length}">${parts.join('')}</${name}>`;
    const formats = this.formats.map(
      (code, index) =>
        `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escapeXml(code)}"/>`,
    );
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      list('numFmts', formats),
      list('fonts', this.fonts),
      list('fills', this.fills),
      list('borders', this.borders),
      list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      list('cellXfs', this.cells),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }

  private cellXml(style: StyledText): string {
    const { bold, size = 11, colour = INK, isWrapped, align, isQuoted } = style;
    const font = indexIn(
      this.fonts,
      `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`,
    );
    const filling = style.fill === undefined ? 0 : indexIn(this.fills, fill('solid', style.fill));
    const border = style.isFramed ? indexIn(this.borders, frame()) : 0;
    const alignment = [
      'vertical="top"',
      isWrapped && 'wrapText="1"',
      align && `horizontal="${align}"`,
    ].filter(Boolean);
    return [
      `<xf numFmtId="${this.formatNumber(style.format)}" fontId="${font}" fillId="${filling}"`,
      ` borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"`,
      ` applyBorder="1" applyAlignment="1"${isQuoted ? ' quotePrefix="1"' : ''}>`,
      `<alignment ${alignment.join(' ')}/></xf>`,
    ].join('');
  }

  private formatNumber(format: string | undefined): number {
    if (format === undefined) return 0;
    return format === '@' ? TEXT_FORMAT : FIRST_OWN_FORMAT + indexIn(this.formats, format);
  }
}

function fill(pattern: string, colour?: string): string {
  const inner = colour === undefined ? '' : `<fgColor rgb="FF${colour}"/>`;
  return `<fill><patternFill patternType="${pattern}">${inner}</patternFill></fill>`;
}

function frame(): string {
  const sides = ['left', 'right', 'top', 'bottom'];
  const lines = sides.map((side) => `<${side} style="thin"><color rgb="FF${LINE}"/></${side}>`);
  return `<border>${lines.join('')}<diagonal/></border>`;
}

/** The place of a part in a list, which grows by it where it is new. */
function indexIn(list: string[], part: string): number {
  const known = list.indexOf(part);
  return known >= 0 ? known : list.push(part) - 1;
}
