/** The lists to choose from, on a hidden sheet: words of a list in a cell may hold commas and be longer than a rule may be. */
import { columnLetters } from '#app/domain/exchange/columns.ts';
import { LOOKS } from './looks.ts';
import { onSheet, type ChoiceCells, type WorkbookSheet } from '../workbook/workbook.ts';

export class Lists {
  private readonly lists: Array<readonly string[]> = [];

  constructor(private readonly name: string) {}

  /** The range that holds these words; the same words are one range. */
  rangeOf(words: readonly string[]): string {
    const key = JSON.stringify(words);
    let index = this.lists.findIndex((one) => JSON.stringify(one) === key);
    if (index < 0) index = this.lists.push(words) - 1;
    const letters = columnLetters(index);
    return onSheet(this.name, `$${letters}$1:$${letters}$${words.length}`);
  }

  sheet(): WorkbookSheet {
    const longest = Math.max(0, ...this.lists.map((one) => one.length));
    return {
      name: this.name,
      isHidden: true,
      columns: this.lists.map(() => ({ width: 30 })),
      rows: Array.from({ length: longest }, (_, row) =>
        this.lists.map((words) => {
          const content = words[row];
          return content === undefined ? undefined : { content, style: LOOKS.text };
        }),
      ),
    };
  }
}

/** The cells of one sheet by the list that they choose from. */
export class ChosenCells {
  private readonly cells = new Map<string, string[]>();

  constructor(private readonly lists: Lists) {}

  add(address: string, words: readonly string[]): void {
    const range = this.lists.rangeOf(words);
    const known = this.cells.get(range);
    if (known) known.push(address);
    else this.cells.set(range, [address]);
  }

  all(): ChoiceCells[] {
    return [...this.cells].map(([list, cells]) => ({ list, cells }));
  }
}
