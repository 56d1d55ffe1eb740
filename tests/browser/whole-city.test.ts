/** A whole city by keyboard: every figure of a round, typed without a mouse, and every one of them arrives. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fieldName } from '#app/domain/entry/fields.ts';
import { REGISTER_VALUES } from '#app/server/examples/fictional/register-values.ts';
import { typedFigures, type Figure } from '#app/server/examples/fictional/typed-figures.ts';
import { figureOf } from '#app/server/examples/fictional/yearly.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { openNewRound } from '#tests/support/new-round.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const { definitions } = await loadStandard();
const YEAR = 2025;
/** Where the invented city has no figure, too, one is typed: any that is within the bounds. */
const ANY_FIGURE = '40';

/** A plain number; one zero more where three decimals could be read as thousands. */
function textOf(figure: Figure): string {
  if (typeof figure === 'boolean') return figure ? 'yes' : 'no';
  return figure.decimalPlaces() === 3 ? `${figure.toFixed()}0` : figure.toFixed();
}

/** What is typed into which field of the register. */
function registerTexts(): Map<string, string> {
  const texts = definitions.framework.register.map(({ id, valueType }) => {
    const values = REGISTER_VALUES[id];
    const text =
      valueType === 'currencyCode' ? 'EUR' : values ? textOf(figureOf(values, YEAR)) : ANY_FIGURE;
    return [fieldName.register(id, 'value'), text] as const;
  });
  return new Map(texts);
}

/** What is typed into which field of a segment. */
function segmentTexts(segment: string): Map<string, string> {
  const register = new Map(
    Object.entries(REGISTER_VALUES).map(([id, values]) => [id, figureOf(values, YEAR)] as const),
  );
  const texts = new Map<string, string>();
  for (const kpi of definitions.kpis.filter((one) => one.segment === segment)) {
    for (const dataPoint of kpi.dataPoints) {
      const typed = typedFigures(kpi, dataPoint, register, YEAR);
      for (const [input, figure] of typed?.inputs ?? []) {
        texts.set(fieldName.input(kpi.id, input), textOf(figure));
      }
      if (typed?.final !== undefined) {
        texts.set(fieldName.entry(dataPoint.id, 'final'), textOf(typed.final));
      }
      if (typed) continue;
      for (const { id } of dataPoint.inputs) texts.set(fieldName.input(kpi.id, id), ANY_FIGURE);
      if (dataPoint.inputs.length === 0) {
        texts.set(fieldName.entry(dataPoint.id, 'final'), ANY_FIGURE);
      }
    }
  }
  return texts;
}

const focusedField = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    return {
      name: focused?.getAttribute('name') ?? '',
      isChoice: focused instanceof HTMLSelectElement,
    };
  });

/** Goes through a form with the tabulator and types; returns how many keys were pressed. */
async function typeThrough(page: Page, texts: ReadonlyMap<string, string>): Promise<number> {
  const waiting = new Map(texts);
  let keys = 0;
  // a form has some keys for each field beside the figure; a field that is never reached ends this, too
  while (waiting.size > 0 && keys < 4000) {
    await page.keyboard.press('Tab');
    keys += 1;
    const { name, isChoice } = await focusedField(page);
    const text = waiting.get(name);
    if (text === undefined) continue;
    if (isChoice) {
      // no answer, yes, no
      const steps = text === 'yes' ? 1 : 2;
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
      keys += steps;
    } else {
      await page.keyboard.type(text);
      keys += text.length;
    }
    waiting.delete(name);
  }
  await page.keyboard.press('Tab');
  expect([...waiting.keys()]).toEqual([]);
  return keys + 1;
}

describe('a whole city', () => {
  it('is entered by keyboard alone', { timeout: 400_000 }, async () => {
    const administrator = await windows.open({ storageState: thisServer().administrator });
    const page = await windows.open();
    const { round } = await openNewRound(administrator, page, { name: 'Keyville', year: YEAR });
    let requests = 0;
    let answers = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') requests += 1;
    });
    const count = (request: Request) => {
      if (request.method() === 'POST') answers += 1;
    };
    page.on('requestfinished', count);
    page.on('requestfailed', count);
    let keys = 0;
    const fill = async (path: string, texts: ReadonlyMap<string, string>) => {
      await page.goto(path);
      await hydrated(page);
      const before = requests;
      keys += await typeThrough(page, texts);
      await expect.poll(() => requests - before).toBeGreaterThanOrEqual(1);
      await expect.poll(() => requests - answers).toBe(0);
      await expect.poll(() => page.getByText(/^Saving/).count()).toBe(0);
    };

    await fill(`${round}/register`, registerTexts());
    let fields = registerTexts().size;
    for (const { id } of definitions.framework.segments) {
      const texts = segmentTexts(id);
      fields += texts.size;
      await fill(`${round}/enter/${id}`, texts);
    }

    // what the last page could not send before it was left is sent from the next one
    const done = async () => {
      await page.goto(round);
      return page.getByText(/data points are done/).innerText();
    };
    await expect.poll(done, { timeout: 30_000 }).toContain('108 of 108');
    console.log(`${fields} fields, ${keys} keys, ${requests} requests`);
    // one request for each field that was left, as it was left
    expect(requests).toBeLessThanOrEqual(fields * 1.1);
    expect(windows.complaints()).toEqual([]);
  });
});
