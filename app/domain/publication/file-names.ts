/** What the files of a publication are called when they are saved: commands on a page have to name them. */

/** By the hash of the public document. */
export function fileNamesOf(hash: string) {
  return {
    document: `${hash}.json`,
    signature: `${hash}.sig`,
    sealed: `${hash}.sealed.json`,
    sealedSignature: `${hash}.sealed.sig`,
  };
}

/** The file of a public key. */
export function keyFileNameOf(keyId: string): string {
  return `citygauge-${keyId}.pem`;
}
