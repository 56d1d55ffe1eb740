/** The messages of the pages that run in the browser; reading pages are plain HTML and need none. What only few pages say, they bring along. */
import type { Messages } from '@lingui/core';
import carryOver from './en/carry-over.json';
import checks from './en/checks.json';
import common from './en/common.json';
import entry from './en/entry.json';
import history from './en/history.json';
import manage from './en/manage.json';
import outbox from './en/outbox.json';
import registerEffects from './en/register-effects.json';
import tasks from './en/tasks.json';
import work from './en/work.json';
import { createText, type Text } from './text.tsx';

const english: Messages = {
  ...carryOver,
  ...checks,
  ...common,
  ...entry,
  ...history,
  ...manage,
  ...outbox,
  ...registerEffects,
  ...tasks,
  ...work,
};

export function textInBrowser(): Text {
  return createText('en', english);
}

/** For the `*-words.client.ts` of pages with words of their own, which are imported before the page is taken over. */
export function addMessages(messages: Messages): void {
  Object.assign(english, messages);
}
