/** Which addresses mail is sent to: one plain address each, so that nothing typed can become a header or a list. */

/** Of RFC 5321 without quoted local parts and address literals; letters of all languages (RFC 6531). */
const MAILABLE =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;

/** Whether mail can be sent to an address. */
export function isMailable(address: string): boolean {
  return address.length <= 254 && MAILABLE.test(address);
}
