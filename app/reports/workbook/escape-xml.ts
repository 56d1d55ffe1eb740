/** The one way in which a text gets into the XML of a workbook: whatever it is, it stays a text. */

/** Characters that XML 1.0 does not hold, and the carriage return, which it would make a line feed. */
// oxlint-disable-next-line no-control-regex
const UNHELD = /[\0-\x08\x0b-\x1f\ufffe\uffff]/g;
/** Half of a character. */
const HALF = /\p{Cs}/gu;
/** What would be read as such a character. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * A text for an element or a quoted attribute. Characters that XML does not hold are written by their number as
 * ECMA-376 has it (`_x0007_`; ST_Xstring, part 1, 22.9.2.19), and a text that looks so is escaped itself.
 */
export function escapeXml(text: string): string {
  return text
    .replace(HALF, '\ufffd')
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNHELD, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
