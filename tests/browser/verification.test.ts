/** Four people take a round from opening to a verified publication, without JavaScript: asked, answered, changed, attested. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useWindows } from '#tests/support/browser-page.ts';
import { bringIn, bringInVerifier, createCity, postForm } from '#tests/support/people.ts';
import { cookieHeader } from '#tests/support/sign-in.ts';
import { thisServer } from '#tests/support/this-server.ts';

const windows = useWindows();
const address = thisServer().address;
const INTERNET = 'ec-ict-ict-1c';
const BROADBAND = 'ec-ict-ict-2c';

it(
  'a round is entered, asked about, answered, corrected after a verdict, attested and published',
  { timeout: 180_000 },
  async () => {
    const administrator = cookieHeader(thisServer().administrator);
    const city = await createCity(address, administrator, 'Judgeville');
    const round = `/manage/${city}/2025`;
    const review = `${round}/review`;
    const member = (name: string, role: 'coordinator' | 'contributor') =>
      bringIn(address, administrator, { name, email: `${role}@judgeville.example`, city, role });
    const coordinator = await member('Kim Coordinator', 'coordinator');
    await postForm(address, `/manage/${city}`, { year: '2025' }, coordinator);
    const asked = { name: 'Veli Verifier', email: 'veli@judgeville.example', city, year: '2025' };
    const verifier = await bringInVerifier(address, administrator, asked);

    async function windowOf(cookie: string): Promise<Page> {
      const page = await windows.open({ javaScriptEnabled: false });
      const [name = '', value = ''] = cookie.split('=');
      if (cookie) await page.context().addCookies([{ name, value, url: address }]);
      return page;
    }
    const [lead, helper, judge, reader] = await Promise.all([
      windowOf(coordinator),
      windowOf(await member('Toni Contributor', 'contributor')),
      windowOf(verifier),
      windowOf(''),
    ]);
    const press = (page: Page, label: string) =>
      page.getByRole('button', { name: label, exact: true }).first().click();
    const done = (page: Page) => page.getByText('This is done.').waitFor();
    const stateIs = (page: Page, state: string) =>
      page.locator('.work-note').getByText(state, { exact: true }).waitFor();

    // the department types
    async function enter(path: string, field: string, text: string) {
      await helper.goto(`${round}/${path}`);
      await helper.locator(`[name="${field}"]`).fill(text);
      await press(helper, 'Save');
      await helper.getByText('One change is saved').waitFor();
    }
    await enter('register', 'register/households/value', '50 000');
    await enter('enter/seg-ec-ict', `input/${INTERNET}/householdsWithInternet`, '48.500');
    await enter('enter/seg-ec-ict', `input/${BROADBAND}/fixedBroadbandSubscriptions`, '19800');
    await helper.goto(review);
    await stateIs(helper, 'collecting');
    expect(await helper.getByRole('button', { name: 'Submit for verification' }).count()).toBe(0);

    // the verifier sees the round, and nothing else of the city; and is asked to be independent first
    await judge.goto('/manage');
    await judge.getByText('Declare that you are independent before you begin').waitFor();
    expect((await judge.goto(`/manage/${city}`))?.status()).toBe(403);
    expect((await judge.goto(`${round}/enter/seg-ec-ict`))?.status()).toBe(403);
    await judge.goto(review);
    await press(judge, 'Sign the declaration');
    await judge.getByText('Write your name.').waitFor();
    await judge.getByLabel('Your name, in place of a signature').fill('Veli Verifier');
    await press(judge, 'Sign the declaration');
    await judge.getByText('Tick that you declare this.').waitFor();
    await judge.getByLabel('I declare this.').check();
    await press(judge, 'Sign the declaration');
    await done(judge);
    await judge.getByText('qualified verifier, declared to be independent on').waitFor();

    await lead.goto(review);
    await press(lead, 'Submit for verification');
    await done(lead);
    await stateIs(lead, 'submitted');

    // what is published meanwhile says that it may still change
    async function publish(as: string, note = '') {
      await lead.goto(`${round}/publish`);
      await lead.locator('#note').fill(note);
      await lead.getByLabel('These figures are correct').check();
      await press(lead, as);
      await lead.waitForURL(`**/cities/${city}/2025`);
    }
    await publish('Publish as provisional');
    for (const path of ['', `/data-points/${INTERNET}`]) {
      await reader.goto(`/cities/${city}/2025${path}`);
      await reader.getByText('Provisional: the round is being verified').waitFor();
    }
    for (const path of [`/embed/cities/${city}/2025`, `/cities?q=judgeville`, `/cities/${city}`]) {
      await reader.goto(path);
      await reader.getByText('Provisional').first().waitFor();
    }

    await judge.goto(review);
    await press(judge, 'Begin the review');
    await stateIs(judge, 'in review');

    // a question, whose turn it is, and the answer
    await judge.getByRole('link', { name: 'Households with Internet access', exact: true }).click();
    await judge
      .getByText('48,500 households ÷ 50,000 households × 100 = 97', { exact: false })
      .waitFor();
    await judge.getByText('the newest published result of each, by the same').waitFor();
    await press(judge, 'Ask');
    await judge.getByText('Write something.').waitFor();
    await judge
      .getByLabel('Question', { exact: true })
      .fill('Does this count flats that stand empty?');
    await press(judge, 'Ask');
    await judge.getByText('It is the city’s turn.').waitFor();
    await helper.goto(`${review}?show=city`);
    await helper.getByText('One data point', { exact: false }).first().waitFor();
    await helper
      .getByRole('link', { name: 'Households with Internet access', exact: true })
      .click();
    await helper.getByText('Does this count flats that stand empty?').waitFor();
    await helper.getByLabel('Answer', { exact: true }).fill('No, only flats that are lived in.');
    await press(helper, 'Answer');
    await helper.getByText('It is the verifier’s turn.').waitFor();

    // a verdict, and an edit that drops it
    await judge.reload();
    await judge.getByText('No, only flats that are lived in.').waitFor();
    await press(judge, 'Give the verdict');
    await judge.getByText('Choose Yes or No.').waitFor();
    await judge.getByLabel('Yes, verified').check();
    await press(judge, 'Give the verdict');
    await judge.getByText('Verified by Veli Verifier on').waitFor();
    await enter('enter/seg-ec-ict', `input/${INTERNET}/householdsWithInternet`, '48.600');
    // what was not opened with its newest figures is not offered among several
    const among = judge.getByLabel('Verified: Households with Internet access');
    await judge.goto(review);
    await judge.getByText('dropped: figures changed').waitFor();
    expect(await among.count()).toBe(0);
    await judge.goto(`${review}/${INTERNET}`);
    await judge.getByText('It no longer holds').waitFor();
    const change = judge.locator('#verdict ~ div table tbody tr');
    expect(await change.locator('td').allTextContents()).toEqual([
      expect.stringMatching(/^48,500\s/),
      expect.stringMatching(/^48,600\s/),
    ]);

    // a proposal that the city accepts
    await judge.goto(`${review}/${BROADBAND}`);
    await judge.getByText('Propose another value').click();
    await judge.getByLabel('Proposed value').fill('19900');
    await press(judge, 'Propose');
    await judge.getByText('Write something.').waitFor();
    expect(await judge.getByLabel('Proposed value').inputValue()).toBe('19900');
    await judge.getByLabel('Why', { exact: true }).fill('The yearbook has 19 900.');
    await press(judge, 'Propose');
    await done(judge);
    await helper.goto(`${review}/${BROADBAND}`);
    await press(helper, 'Decline');
    await helper.getByText('Write something.').waitFor();
    await press(helper, 'Accept and save the value');
    await done(helper);
    await helper.goto(`${round}/history?row=input/${BROADBAND}/fixedBroadbandSubscriptions`);
    await helper.getByText('proposed by the verifier and accepted').waitFor();

    // back to the city and again
    await judge.goto(review);
    await judge.getByText('2 reported data points have no verdict that holds.').waitFor();
    await press(judge, 'Give the round back to the city');
    await judge.getByText('Write the reason.').waitFor();
    await judge
      .getByLabel('Reason', { exact: true })
      .first()
      .fill('Please look at your figures once more.');
    await press(judge, 'Give the round back to the city');
    await done(judge);
    await lead.goto(review);
    await lead.getByText('Please look at your figures once more.').waitFor();
    await press(lead, 'Submit for verification');
    await done(lead);
    await judge.goto(`${review}?show=changed`);
    await press(judge, 'Begin the review');
    await judge.goto(`${review}?show=changed`);
    await judge
      .getByText('2 data points', { exact: true })
      .or(judge.getByText(/^2 data points/))
      .first()
      .waitFor();

    // one No with its remark, the other in one go; then attested
    await judge.goto(`${review}/${BROADBAND}`);
    await judge.getByLabel('No, not verified').check();
    await press(judge, 'Give the verdict');
    await judge.getByText('A No needs a remark').waitFor();
    expect(await judge.getByLabel('No, not verified').isChecked()).toBe(true);
    await judge.getByLabel('Remark; needed for a No').fill('The yearbook could not be found.');
    await press(judge, 'Give the verdict');
    await judge.getByText('Not verified by Veli Verifier on').waitFor();
    await judge.goto(review);
    await press(judge, 'Mark the chosen ones as verified');
    await judge.getByText('Choose at least one data point.').waitFor();
    await among.check();
    await press(judge, 'Mark the chosen ones as verified');
    await done(judge);
    await helper.goto(`${round}/enter/seg-ec-ict`);
    await press(judge, 'Attest the round');
    await stateIs(judge, 'attested');

    // what is attested is closed, and what was typed meanwhile is not lost
    const field = helper.locator(`[name="input/${INTERNET}/householdsWithInternet"]`);
    await field.fill('49.000');
    await press(helper, 'Save');
    await helper.getByText('This is not saved: the round is attested.').first().waitFor();
    expect(await field.inputValue()).toBe('49.000');
    for (const path of ['enter/seg-ec-ict', 'register']) {
      await helper.goto(`${round}/${path}`);
      await helper.getByText('ask a coordinator of your city or the verifier').waitFor();
      expect(await helper.locator('main :is(input, select, textarea):enabled').count()).toBe(0);
    }
    await lead.goto(`${round}/enter/seg-ec-ict`);
    await lead.getByRole('link', { name: 'Reopen it on the page of the verification' }).waitFor();

    // published, and read by everyone
    await lead.goto(`${round}/publish`);
    await lead.getByText('One data point stays self-reported').waitFor();
    await publish('Publish as verified', 'Attested.');
    await reader.goto(`/cities/${city}/2025`);
    await reader.getByText('Attested by a qualified verifier on').first().waitFor();
    await reader.getByText('1 of 2 reported data points are verified.').first().waitFor();
    await reader.locator(`#${INTERNET}`).getByText('97.2').first().waitFor();
    await reader.locator(`#${BROADBAND}`).getByText('not verified').waitFor();
    const exported = await (
      await fetch(new URL(`/cities/${city}/2025/export.json`, address))
    ).text();
    expect(exported).not.toContain('19900');

    // reopened with a reason: verdicts of unchanged figures hold
    await lead.goto(review);
    await lead.getByLabel('Reason', { exact: true }).fill('The islands were left out.');
    await press(lead, 'Reopen the round');
    await stateIs(lead, 'back with the city');
    await lead.getByText('2 of 2 reported data points have a verdict that holds.').waitFor();

    // what nobody has verified is named beside the verified result, unless that is said to be wrong
    await enter('enter/seg-ec-ict', `input/${INTERNET}/householdsWithInternet`, '48.900');
    await publish('Publish as self-reported', 'With the islands.');
    await reader.goto(`/cities/${city}/2025`);
    await reader.getByText('Attested by a qualified verifier on').first().waitFor();
    await reader.locator(`#${INTERNET}`).getByText('97.2').first().waitFor();
    await reader.getByText('The verified result stays the one that is shown.').waitFor();
    await reader.getByRole('link', { name: 'Read the newer figures' }).click();
    await reader.getByText('This is newer than the verified result').waitFor();
    await reader.locator(`#${INTERNET}`).getByText('97.8').first().waitFor();
    await lead.goto(`${round}/publish`);
    await lead.getByLabel('The verified result is wrong').check();
    await lead.locator('#note').fill('The islands were left out.');
    await press(lead, 'Publish as self-reported');
    await lead.getByText('Nothing was published. Tick the confirmation first.').first().waitFor();
    expect(await lead.getByLabel('The verified result is wrong').isChecked()).toBe(true);
    await lead.getByLabel('These figures are correct').check();
    await press(lead, 'Publish as self-reported');
    await lead.waitForURL(`**/cities/${city}/2025`);
    await reader.goto(`/cities/${city}/2025`);
    await reader.getByText('The city says that this verified result is wrong.').waitFor();
    await reader.locator(`#${INTERNET}`).getByText('97.8').first().waitFor();
    await reader.goto(`/cities/${city}`);
    const states = reader.locator('[data-label="State"]');
    expect(await states.allTextContents()).toEqual([
      'the result that is shown',
      'corrected',
      'corrected',
      'superseded',
    ]);
    const complaints = windows.complaints().filter((one) => !/status of 40[039]/.test(one));
    expect(complaints).toEqual([]);
  },
);

it('a round cannot be moved by who may not, nor twice', async () => {
  const administrator = cookieHeader(thisServer().administrator);
  const city = await createCity(address, administrator, 'Stepville');
  const name = 'Kim Stepville';
  const asked = { name, email: 'kim@stepville.example', city, role: 'coordinator' } as const;
  const coordinator = await bringIn(address, administrator, asked);
  await postForm(address, `/manage/${city}`, { year: '2025' }, coordinator);
  const review = `/manage/${city}/2025/review`;
  const step = (transition: string, cookie = coordinator) =>
    postForm(address, review, { intent: 'step', transition, reason: 'why' }, cookie);
  // nothing is reported yet
  expect((await step('submit')).status).toBe(400);
  for (const [field, value] of [
    ['register/households/value', '50000'],
    [`input/${INTERNET}/householdsWithInternet`, '48500'],
  ] as const) {
    const change = { field, was: '', text: value, revision: 0 };
    const saved = await fetch(new URL(`/manage/${city}/2025/save`, address), {
      method: 'POST',
      body: JSON.stringify({ changes: [change] }),
      headers: { 'content-type': 'application/json', origin: address, cookie: coordinator },
    });
    expect(saved.status).toBe(200);
  }
  const tries = await Promise.all(Array.from({ length: 6 }, () => step('submit')));
  expect(tries.filter((one) => one.status === 302)).toHaveLength(1);
  for (const transition of ['begin', 'attest', 'sendBack'])
    expect((await step(transition)).status).toBe(403);
  expect((await step('reopen')).status).toBe(409);
  expect((await step('nonsense')).status).toBe(400);
  // whoever works for the city does not verify it
  const path = `/admin/cities/${city}/verifiers`;
  const verifier = { round: '2025', grade: 'qualified', rationale: 'Next' };
  const refused = await postForm(
    address,
    path,
    { intent: 'assign', ...verifier, name, email: asked.email },
    administrator,
  );
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('is a member of the city, and cannot verify it');
});
