/** A national hub: an administrator makes the group, the hub sees its cities, opens rounds, reads, and changes nothing. */
import { expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;

it('a hub reads the cities of its group and opens rounds, without JavaScript', async () => {
  const administrator = cookieHeader(thisServer().administrator);
  const near = await createCity(address, administrator, 'Nearby');
  const other = await createCity(address, administrator, 'Otherby');
  const outside = await createCity(address, administrator, 'Outsideby');
  const coordinator = await bringIn(address, administrator, {
    name: 'Kim Nearby',
    email: 'kim@nearby.example',
    city: near,
    role: 'coordinator',
  });
  const open = async (cookie: string) => {
    const page = await windows.open({ javaScriptEnabled: false });
    const [name = '', value = ''] = cookie.split('=');
    if (cookie) await page.context().addCookies([{ name, value, url: address }]);
    return page;
  };
  const admin = await open(administrator);
  const press = (label: string) =>
    admin.getByRole('button', { name: label, exact: true }).first().click();
  await admin.goto('/admin');
  await admin.getByRole('link', { name: 'Groups of cities' }).click();
  await press('Make the group');
  await admin.getByText('Write the name.').first().waitFor();
  await admin.getByLabel('Name', { exact: true }).fill('Cities of the north');
  await press('Make the group');
  await admin.waitForURL('**/admin/groups/*-*');
  for (const city of ['Nearby', 'Otherby']) {
    await admin.getByLabel('City', { exact: true }).selectOption({ label: city });
    await press('Add the city');
    await admin.getByRole('link', { name: city }).waitFor();
  }
  await admin.getByLabel('Name', { exact: true }).fill('Hanna Hub');
  await admin.getByLabel('E-mail', { exact: true }).fill('hanna@hub.example');
  await press('Let somebody read it');
  const link = await admin.getByLabel('One-time link').inputValue();

  const hub = await open('');
  await hub.goto(link);
  await hub.getByLabel('New password').fill('seven quiet lighthouse keepers');
  await hub.getByRole('button', { name: 'Join' }).click();
  await hub.waitForURL('**/manage');
  await hub.getByRole('link', { name: 'Cities of the north' }).click();
  await hub.getByText('No city of this group has a round yet.').waitFor();
  await hub.getByLabel('Reporting year').fill('2025');
  await hub.getByRole('button', { name: 'Open rounds' }).click();
  await hub.getByText('Choose at least one city.').waitFor();
  await hub.getByLabel('Nearby').check();
  await hub.getByLabel('Reporting year').fill('1066');
  await hub.getByRole('button', { name: 'Open rounds' }).click();
  await hub.locator('#open-problem').waitFor();
  expect(await hub.getByLabel('Nearby').isChecked()).toBe(true);
  await hub.getByLabel('Reporting year').fill('2025');
  await hub.getByRole('button', { name: 'Open rounds' }).click();
  await hub.getByText('One round was opened.').waitFor();
  await hub
    .getByText('One of 2 cities', { exact: false })
    .or(hub.getByText('1 of 2 cities have'))
    .first()
    .waitFor();

  // what the city types is seen, and cannot be typed over
  const field = 'input/ec-ict-ict-1c/householdsWithInternet';
  const figures = { 'register/households/value': '50000', [field]: '48500' };
  const typed = Object.entries(figures).flatMap(([name, value]) => [
    [`was:${name}`, ''],
    [name, value],
  ]);
  await postForm(
    address,
    `/manage/${near}/2025/enter/seg-ec-ict`,
    Object.fromEntries(typed) as Record<string, string>,
    coordinator,
  );
  await hub.reload();
  const row = hub.getByRole('row').filter({ hasText: 'Nearby' });
  await row.getByText('1 of 108').waitFor();
  await row.getByRole('link', { name: 'collecting' }).click();
  await hub.getByRole('heading', { name: 'Nearby 2025' }).waitFor();
  expect((await hub.goto(`/manage/${near}/2025/results`))?.status()).toBe(200);
  for (const path of [
    `/manage/${near}/2025/enter/seg-ec-ict`,
    `/manage/${near}/2025/publish`,
    `/manage/${near}/log`,
    `/manage/${outside}`,
  ])
    expect((await hub.goto(path))?.status(), path).toBe(403);
  await hub.goto(`/manage/${other}`);
  await hub.getByText('Also read by the group Cities of the north: Hanna Hub').waitFor();

  // the city knows who reads it, and is read no more once it is taken out
  await admin.getByRole('button', { name: 'Take out: Nearby' }).click();
  await admin.getByText('Saved', { exact: false }).first().waitFor();
  expect((await hub.goto(`/manage/${near}/2025`))?.status()).toBe(403);
  const lead = await open(coordinator);
  await lead.goto(`/manage/${near}/log`);
  const line = lead.getByRole('row').filter({ hasText: 'Took the city out of a group' });
  await line.getByText('Cities of the north').waitFor();
  await admin.goto('/admin/log?action=group.hubAdded');
  const added = admin.getByRole('row').filter({ hasText: 'Let someone read a group of cities' });
  await added.getByText('Cities of the north, Hanna Hub').waitFor();
  const csv = await fetch(new URL('/admin/log.csv?action=group.created', address), {
    headers: { cookie: administrator },
  });
  expect(csv.headers.get('content-disposition')).toContain('installation-log.csv');
  expect(await csv.text()).toContain('Made a group of cities');
  const complaints = windows.complaints().filter((one) => !/status of 40[03]/.test(one));
  expect(complaints).toEqual([]);
});
