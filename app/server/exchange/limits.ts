/** How much of a file is read: far more than a round has, and little enough to stay in the worker's time and memory. */

/** A round has about 310 rows. */
export const MOST_ROWS = 2_000;
export const MOST_CELLS = 200_000;
/** Of all sheets and texts of a workbook together, unpacked. */
export const MOST_UNPACKED_BYTES = 40_000_000;
export const MOST_ENTRIES = 500;
/** As many as fit into 20 MB. */
export const MOST_BYTES = 20_000_000;
/** A round as JSON has about 150 kB; lists within lists take long to read. */
export const MOST_JSON_BYTES = 3_000_000;
/** A comment has at most 4,000 characters; a cell of a spreadsheet holds up to 32,767. */
export const MOST_CELL_CHARACTERS = 32_767;
