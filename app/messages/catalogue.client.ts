/** The messages of the pages that run in the browser; reading pages are plain HTML and need none. */
import type { Messages } from '@lingui/core';
import admin from './en/admin.json';
import common from './en/common.json';
import entry from './en/entry.json';
import manage from './en/manage.json';
import outbox from './en/outbox.json';
import { createText, type Text } from './text.tsx';

const english: Messages = { ...admin, ...common, ...entry, ...manage, ...outbox };

export function textInBrowser(): Text {
  return createText('en', english);
}
