/** The messages of the pages that run in the browser; reading pages are plain HTML and need none. */
import type { Messages } from '@lingui/core';
import admin from './en/admin.json';
import checks from './en/checks.json';
import common from './en/common.json';
import entry from './en/entry.json';
import exchange from './en/exchange.json';
import history from './en/history.json';
import manage from './en/manage.json';
import tasks from './en/tasks.json';
import { createText, type Text } from './text.tsx';

const english: Messages = {
  ...admin,
  ...checks,
  ...common,
  ...entry,
  ...exchange,
  ...history,
  ...manage,
  ...tasks,
};

export function textInBrowser(): Text {
  return createText('en', english);
}
