/** A contested figure, without JavaScript: from the public page, by somebody with an account, answered in public by the city. */
import { expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
const INTERNET = 'ec-ict-ict-1c';

it('a reader contests a figure, and everybody reads the answer', async () => {
  const administrator = cookieHeader(thisServer().administrator);
  const city = await createCity(address, administrator, 'Doubtville');
  const member = (name: string, role?: 'coordinator') =>
    bringIn(address, administrator, {
      name,
      email: `${name.split(' ')[0]?.toLowerCase()}@doubtville.example`,
      ...(role && { city, role }),
    });
  const coordinator = await member('Kim Coordinator', 'coordinator');
  const doubter = await member('Dana Doubter');
  const round = `/manage/${city}/2025`;
  await postForm(address, `/manage/${city}`, { year: '2025' }, coordinator);
  const figures = {
    'register/households/value': '50000',
    [`input/${INTERNET}/householdsWithInternet`]: '48500',
  };
  const typed = Object.entries(figures).flatMap(([name, value]) => [
    [`was:${name}`, ''],
    [name, value],
  ]);
  const form = Object.fromEntries(typed) as Record<string, string>;
  await postForm(address, `${round}/enter/seg-ec-ict`, form, coordinator);
  const published = { kind: 'self-reported', confirm: 'yes', note: '' };
  await postForm(address, `${round}/publish`, published, coordinator);
  const figure = `/cities/${city}/2025/data-points/${INTERNET}`;
  const read = async (cookie = '') =>
    (await fetch(new URL(figure, address), { headers: { cookie } })).text();
  const before = await read();
  expect(before).not.toContain('Contested');
  expect(await read(coordinator)).toBe(before);

  const open = async (cookie: string) => {
    const page = await windows.open({ javaScriptEnabled: false });
    const [name = '', value = ''] = cookie.split('=');
    if (cookie) await page.context().addCookies([{ name, value, url: address }]);
    return page;
  };
  // whoever has no account is asked to sign in
  const reader = await open('');
  await reader.goto(figure);
  await reader.getByRole('link', { name: 'Contest this figure' }).click();
  await reader.waitForURL('**/login?next=*contest*');

  const page = await open(doubter);
  await page.goto(figure);
  await page.getByRole('link', { name: 'Contest this figure' }).click();
  await page.getByText('Doubtville 2025 published: 97', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Contest it' }).click();
  await page.getByText('Write something.').waitFor();
  const words = '<script>alert(1)</script> The yearbook has "90 %" & not more.';
  await page.getByLabel('Why is this figure wrong?').fill(words);
  await page.getByRole('button', { name: 'Contest it' }).click();
  await page.getByText('This is public now').waitFor();
  await page.getByLabel('Why is this figure wrong?').fill('Again.');
  await page.getByRole('button', { name: 'Contest it' }).click();
  await page.getByText('You have contested this figure, and it waits').waitFor();
  expect(await page.getByLabel('Why is this figure wrong?').inputValue()).toBe('Again.');

  // public at once, the same for everyone, as text, without a name
  const contested = await read();
  expect(contested).not.toContain('<script>alert');
  expect(contested).not.toContain('Dana');
  expect(await read(doubter)).toBe(contested);
  await reader.goto(figure);
  await reader.getByText(words).waitFor();
  await reader.getByText('waits for an answer').waitFor();

  // the coordinator is told, and answers
  const lead = await open(coordinator);
  await lead.goto(`/manage/${city}`);
  await lead.getByRole('link', { name: 'One contested figure waits for an answer (2025)' }).click();
  await lead.getByRole('button', { name: 'Answer in public' }).click();
  await lead.getByText('Write something.').waitFor();
  await lead.getByLabel('Your answer').fill('The yearbook counts flats only.');
  await lead.getByRole('button', { name: 'Answer in public' }).click();
  await lead.getByText('The answer is public now.').waitFor();
  await reader.reload();
  await reader.getByText('The yearbook counts flats only.').waitFor();
  await reader.getByText('The city, ', { exact: false }).waitFor();
  expect(await read()).not.toContain('Kim');
  await lead.goto(`/manage/${city}`);
  expect(await lead.getByText('waits for an answer').count()).toBe(0);
  const complaints = windows.complaints().filter((one) => !/status of 400/.test(one));
  expect(complaints).toEqual([]);
});
