/** What the place on a page where a file can be checked hands to the script that checks it. */

export interface FileCheckData {
  /** SHA-256 that the file should have, hex. */
  hash: string;
  /** The words that the script needs, which brings none of its own. */
  label: string;
  help: string;
  same: string;
  /** With `{hash}` where the file's own stands. */
  different: string;
  failed: string;
}
