import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';
import { startWholeLine, type WholeLine } from './whole-line.ts';

let browser: Browser;
let whole: WholeLine;
beforeAll(async () => {
  browser = await launchChromium();
  whole = await startWholeLine();
});
afterAll(async () => {
  await browser?.close();
  await whole?.close();
});

/** What the line asks, and the keys that answer. */
type Answer = readonly [words: string, keys: string];

const IDENTIFIES: readonly Answer[] = [
  ['For English, press 1', '1'],
  ['Enter your 9 digit member ID', '900000017#'],
  ['Now enter your birth date', '01021958'],
];
const CHOOSES_ALL_BY_CARD: readonly Answer[] = [
  ['To pay a bill, press 1', '1'],
  ['To pay it, press 1', '1'],
  ['To pay the full', '1'],
  ['To pay with a card, press 1', '1'],
];
const VISA = { declined: '4000000000000002#', approved: '4111111111111111#' };
const REST_OF_CARD = ['1230#', '123#', '94110#'] as const;
const KEYS_A_DECLINED_CARD: readonly Answer[] = [
  ['Enter your card number', VISA.declined],
  ['Enter the expiration date', REST_OF_CARD[0]],
  ['Enter the security code', REST_OF_CARD[1]],
  ['Enter the 5 digit ZIP code', REST_OF_CARD[2]],
  ['To pay, press 1', '1'],
];

it('a member whose card is declined reaches a person, pays once with them, and goes', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  const paidBefore = whole.payments().length;
  const desk = await signIn(context, 'dana');
  await desk.getByRole('button', { name: 'Ready' }).click();
  const phone = await open(context, whole.agentPhoneUrl('dana'));
  const supervisor = await signIn(await browser.newContext(), 'sam');

  const caller = await call(context);
  await caller.answers(...IDENTIFIES, ...CHOOSES_ALL_BY_CARD, ...KEYS_A_DECLINED_CARD);
  await caller.answers(['Your card was not accepted', '0'], ['You are next in line', '']);

  const offer = desk.getByRole('alertdialog');
  await offer.getByText('Ana Reyes').waitFor();
  await offer.getByText('Proved by member ID and birth date').waitFor();
  await offer.getByText('Declined').first().waitFor();
  expect(await violations(desk)).toEqual([]);
  await phone.getByRole('button', { name: 'Answer' }).click();
  await said(phone).getByText('Card declined once.').waitFor();
  await phone.getByRole('button', { name: '1', exact: true }).click();
  await desk.getByText('On the line').nth(1).waitFor();
  await caller.answers(['You were put through to a conference', '']);

  await supervisor.getByRole('button', { name: /^Team/ }).click();
  await supervisor.getByText('Ana Reyes').first().waitFor();

  await desk.getByRole('button', { name: /Take the card now/ }).click();
  await keyFields(desk, caller);
  await desk.getByRole('button', { name: /They said yes/ }).click();
  await desk.getByText(/^Paid \$124\.50/).waitFor();
  expect(await desk.content()).not.toContain(VISA.approved.slice(0, 12));
  expect(await phone.content()).not.toContain(VISA.approved.slice(0, 12));

  await desk.getByRole('button', { name: 'End call' }).click();
  await caller.answers(['Goodbye', '']);
  await desk.getByRole('radio', { name: 'Payment taken' }).check();
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Finish wrap-up' }).click();
  await desk.getByText('Ready', { exact: true }).first().waitFor();
  const taken = whole.payments().slice(paidBefore);
  expect(taken.map(({ state }) => state)).toEqual(['declined', 'posted']);
  await context.close();
}, 120_000);

/** Each field is asked for, keyed by the caller, and found good. */
async function keyFields(desk: Page, caller: Caller): Promise<void> {
  const fields = desk.getByRole('list', { name: 'What the member keys in' });
  const entries = [VISA.approved, ...REST_OF_CARD];
  for (const [index, entry] of entries.entries()) {
    const field = fields.getByRole('listitem').nth(index);
    await field.getByRole('button', { name: /^Ask/ }).click();
    await field
      .getByText(/asked|Asked|Being keyed|keying/i)
      .first()
      .waitFor();
    await caller.presses(entry);
    await field.getByText(/OK/).first().waitFor();
  }
}

async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function signIn(context: BrowserContext, login: string): Promise<Page> {
  const page = await open(context, whole.deskUrl);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(whole.password);
  await page.keyboard.press('Enter');
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

const said = (phone: Page): Locator => phone.getByRole('region', { name: 'What is said to you' });

interface Caller {
  /** Waits for each of the line's words, after those before, and presses its keys. */
  answers(...answers: readonly Answer[]): Promise<void>;
  presses(keys: string): Promise<void>;
}

const HEARD_WITHIN_MILLISECONDS = 20_000;

/** Ana Reyes calls; what she hears is read from the conversation, at eight times the usual speed. */
async function call(context: BrowserContext): Promise<Caller> {
  const page = await open(context, whole.phoneUrl);
  await page.getByLabel('Calling as').selectOption('Ana Reyes');
  await page.getByLabel('Speed').fill('8');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  const conversation = page.getByRole('region', { name: 'Conversation' });
  let heardLength = 0;
  const presses = async (keys: string) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    presses,
    async answers(...answers) {
      for (const [words, keys] of answers) {
        const isNew = async () => (await conversation.innerText()).slice(heardLength);
        await expect.poll(isNew, { timeout: HEARD_WITHIN_MILLISECONDS }).toContain(words);
        heardLength = (await conversation.innerText()).length;
        await presses(keys);
      }
    },
  };
}
