/** The checks ask while a segment is filled in; an answer holds for the figures that it was given for. */
import { expect, it } from 'vitest';
import { hydrated, useWindows } from '#tests/support/browser-page.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const SEGMENT = '/manage/exampleville-xx/2026/enter/seg-en-e';
const WARNINGS = '/manage/exampleville-xx/2026/warnings';

it('a question appears with the figure, is answered without scripts, and is asked again for another figure', async () => {
  const page = await windows.open({ storageState: thisServer().coordinator });
  const kpi = page.locator('article#en-e-e-2c');
  const figure = kpi.locator('.entry-figure input:not([type=hidden])').first();
  const type = async (text: string) => {
    await page.goto(SEGMENT);
    await hydrated(page);
    // another test may have left the figure in megawatt hours
    await kpi.locator('.unit-choice select').first().selectOption('');
    await figure.fill(text);
    await figure.blur();
  };
  const asked = page.locator('.kpi-warnings li', { hasText: 'about 10 times as much' });
  // 2025: 4 310 kWh per inhabitant; 121 412 inhabitants use ten times as much with 5 232 857 200
  await type('5232857200');
  await asked.waitFor();

  const plain = await windows.open({
    storageState: thisServer().coordinator,
    javaScriptEnabled: false,
  });
  await plain.goto(WARNINGS);
  const question = plain.locator('.warning', { hasText: 'about 10 times as much' });
  await question.locator('textarea').fill('The meters were read in another unit.');
  await plain.getByRole('button', { name: 'Save answers' }).click();
  await plain.getByText('One change is saved').waitFor();
  expect(await question.locator('textarea').inputValue()).toBe(
    'The meters were read in another unit.',
  );
  expect(await question.getByText('The figures have changed').count()).toBe(0);
  await page.goto(SEGMENT);
  expect(await asked.count()).toBe(0);

  await type('5232857300');
  await asked.waitFor();
  await plain.goto(WARNINGS);
  await question.getByText('The figures have changed since this answer was given').waitFor();
  expect(await question.locator('textarea').inputValue()).toBe(
    'The meters were read in another unit.',
  );

  // answering something else does not answer this again
  await plain
    .locator('.warning', { hasText: 'are not reported' })
    .locator('textarea')
    .fill('Soon.');
  await plain.getByRole('button', { name: 'Save answers' }).click();
  await plain.getByText('One change is saved').waitFor();
  await question.getByLabel('It still holds').check();
  await plain.getByRole('button', { name: 'Save answers' }).click();
  await plain.getByText('One change is saved').waitFor();
  expect(await question.getByText('The figures have changed').count()).toBe(0);
  expect(windows.complaints()).toEqual([]);
});

it('a question comes while a figure is typed, and is answered where it stands', async () => {
  const page = await windows.open({ storageState: thisServer().coordinator });
  const kpi = page.locator('article#en-e-e-3c');
  const figure = kpi.locator('.entry-figure input:not([type=hidden])').first();
  const asked = kpi.locator('.kpi-warnings li');
  await page.goto(SEGMENT);
  await hydrated(page);
  const before = await figure.inputValue();
  const questions = await asked.count();
  await figure.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('987654321987');
  await asked.nth(questions).waitFor();
  // asked before it is saved
  expect(await figure.evaluate((field) => field === document.activeElement)).toBe(true);
  const other = await windows.open({ storageState: thisServer().coordinator });
  await other.goto(SEGMENT);
  expect(await other.locator('article#en-e-e-3c .entry-figure input').nth(1).inputValue()).toBe(
    before,
  );

  await page.keyboard.press('Tab');
  const mine = asked.nth(questions);
  await mine.locator('summary').press('Enter');
  await mine.getByLabel('Your answer').fill('A steel mill has opened.');
  await mine.getByLabel('Your answer').blur();
  await mine.getByText('Saved').waitFor();
  const plain = await windows.open({
    storageState: thisServer().coordinator,
    javaScriptEnabled: false,
  });
  await plain.goto(WARNINGS);
  await plain.getByText('A steel mill has opened.').waitFor();

  expect(windows.complaints()).toEqual([]);
});
