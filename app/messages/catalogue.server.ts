/** All messages, for rendering on the server. */
import type { Messages } from '@lingui/core';
import admin from './en/admin.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import entry from './en/entry.json' with { type: 'json' };
import manage from './en/manage.json' with { type: 'json' };
import reading from './en/reading.json' with { type: 'json' };
import { createText, type Text } from './text.tsx';

const english: Messages = { ...admin, ...common, ...entry, ...manage, ...reading };

/** The words for a page; English is the one language so far. */
export function textFor(): Text {
  return createText('en', english);
}
