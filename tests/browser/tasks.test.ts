/** Work shared out, without JavaScript: given to someone, late, handed in, and handed back with a remark. */
import { expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;

it('a segment goes to someone, is late, handed in, and comes back with a remark', async () => {
  const administrator = cookieHeader(thisServer().administrator);
  const city = await createCity(address, administrator, 'Sharing');
  const cookie = await bringIn(address, administrator, {
    name: 'Kim Sharing',
    email: 'kim@sharing.example',
    city,
    role: 'coordinator',
  });
  const round = `/manage/${city}/2025`;
  await postForm(address, `/manage/${city}`, { year: '2025' }, cookie);
  const page = await windows.open({ javaScriptEnabled: false });
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: address }]);
  const press = (label: string) =>
    page.getByRole('button', { name: label, exact: true }).first().click();

  await page.goto(`${round}/tasks`);
  const person = page.locator('[name="person/segment/seg-ec-ict"]');
  const due = page.locator('[name="due/segment/seg-ec-ict"]');
  // a date without a person says nothing yet; it is kept and asked about
  await due.fill('2020-05-01');
  await press('Save all');
  await page.getByText('Choose whose it is').waitFor();
  expect(await due.inputValue()).toBe('2020-05-01');
  await person.selectOption({ label: 'Kim Sharing' });
  await press('Save all');
  await page.getByText('One change is saved').waitFor();

  await page.goto('/manage');
  await page.getByText('late: due 1 May 2020').waitFor();
  await page.getByText(/^0 of \d+ data points are done$/).waitFor();
  await page.goto(round);
  await page.getByText('One part is late').waitFor();
  await page.getByText(/: Kim Sharing, due 1 May 2020$/).waitFor();

  // what was typed last is saved before it is handed in
  await page.goto(`${round}/enter/seg-ec-ict`);
  const households = page.locator('[name="input/ec-ict-ict-1c/householdsWithInternet"]');
  await households.fill('30 000');
  await page.getByRole('button', { name: /^Hand in / }).click();
  await page.waitForURL(`**${round}`);
  await page.getByText('handed in', { exact: true }).waitFor();
  await page.goto(`${round}/enter/seg-ec-ict`);
  expect(await households.inputValue()).toBe('30 000');
  expect(await page.getByText('One part is late').count()).toBe(0);

  await page.goto(`${round}/tasks`);
  await press('Hand back');
  await page.getByText('Write what is to be done').waitFor();
  await page.getByLabel('Remark: what is to be done').fill('Two years are mixed.');
  await press('Hand back');
  await page.getByText('It is handed back with your remark').waitFor();

  await page.goto('/manage');
  await page.getByText('Handed back with a remark: Two years are mixed.').waitFor();
  await page.getByText('late: due 1 May 2020').waitFor();

  // what somebody has seen before it changed is not taken for what it is now
  const stale = { intent: 'hand-in', task: 'segment/seg-ec-ict', revision: '1' };
  const refused = await postForm(address, `${round}/tasks/hand-in`, stale, cookie);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('Someone else has changed this meanwhile');
  const helper = await bringIn(address, administrator, {
    name: 'Toni Sharing',
    email: 'toni@sharing.example',
    city,
    role: 'contributor',
  });
  const notTheirs = await postForm(address, `${round}/tasks/hand-in`, stale, helper);
  expect(notTheirs.status).toBe(409);
  expect(await notTheirs.text()).toContain('not yours to hand in');
  // the browser itself complains of the two answers that were refused on purpose
  const complaints = windows.complaints().filter((one) => !one.includes('status of 400'));
  expect(complaints).toEqual([]);
});
