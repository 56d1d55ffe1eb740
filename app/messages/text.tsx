/** The words of the interface: a typed `t(id, values)` over the compiled catalogue, for components and for the server. */
import { setupI18n, type Messages } from '@lingui/core';
import { createContext, useContext, type ReactNode } from 'react';
import type admin from './en/admin.json';
import type bars from './en/bars.json';
import type carryOver from './en/carry-over.json';
import type charts from './en/charts.json';
import type checks from './en/checks.json';
import type common from './en/common.json';
import type compare from './en/compare.json';
import type contest from './en/contest.json';
import type distribution from './en/distribution.json';
import type embed from './en/embed.json';
import type entry from './en/entry.json';
import type evidence from './en/evidence.json';
import type exchange from './en/exchange.json';
import type explain from './en/explain.json';
import type history from './en/history.json';
import type manage from './en/manage.json';
import type hub from './en/hub.json';
import type log from './en/log.json';
import type outbox from './en/outbox.json';
import type missing from './en/missing.json';
import type progress from './en/progress.json';
import type reading from './en/reading.json';
import type registerEffects from './en/register-effects.json';
import type review from './en/review.json';
import type seal from './en/seal.json';
import type sdgs from './en/sdgs.json';
import type sensitivity from './en/sensitivity.json';
import type security from './en/security.json';
import type tasks from './en/tasks.json';
import type trend from './en/trend.json';
import type work from './en/work.json';
import type workbook from './en/workbook.json';

/** Every id of the catalogue; the check command finds missing and unused ones. */
export type MessageId =
  | keyof typeof admin
  | keyof typeof bars
  | keyof typeof carryOver
  | keyof typeof charts
  | keyof typeof checks
  | keyof typeof common
  | keyof typeof compare
  | keyof typeof contest
  | keyof typeof distribution
  | keyof typeof embed
  | keyof typeof entry
  | keyof typeof evidence
  | keyof typeof exchange
  | keyof typeof explain
  | keyof typeof history
  | keyof typeof hub
  | keyof typeof manage
  | keyof typeof log
  | keyof typeof outbox
  | keyof typeof missing
  | keyof typeof progress
  | keyof typeof reading
  | keyof typeof registerEffects
  | keyof typeof review
  | keyof typeof seal
  | keyof typeof sdgs
  | keyof typeof sensitivity
  | keyof typeof security
  | keyof typeof tasks
  | keyof typeof trend
  | keyof typeof work
  | keyof typeof workbook;

export type MessageValues = Record<string, string | number | boolean | null | undefined>;

export interface Text {
  (id: MessageId, values?: MessageValues): string;
  locale: string;
}

/** Makes the `t` of one language from its messages (compiled, or plain text under a compiler). */
export function createText(locale: string, messages: Messages): Text {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  const fixed = new Map<MessageId, string>();
  const text = (id: MessageId, values?: MessageValues) => {
    if (values) return i18n._(id, values);
    let said = fixed.get(id);
    if (said === undefined) fixed.set(id, (said = i18n._(id)));
    return said;
  };
  return Object.assign(text, { locale });
}

const TextContext = createContext<Text | undefined>(undefined);

export function TextProvider({ text, children }: { text: Text; children: ReactNode }) {
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>;
}

/** The `t` of the page's language. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('useText needs a TextProvider above it');
  return text;
}
