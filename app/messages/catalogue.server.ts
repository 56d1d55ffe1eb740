/** All messages, for rendering on the server. */
import type { Messages } from '@lingui/core';
import admin from './en/admin.json' with { type: 'json' };
import bars from './en/bars.json' with { type: 'json' };
import carryOver from './en/carry-over.json' with { type: 'json' };
import charts from './en/charts.json' with { type: 'json' };
import checks from './en/checks.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import compare from './en/compare.json' with { type: 'json' };
import contest from './en/contest.json' with { type: 'json' };
import distribution from './en/distribution.json' with { type: 'json' };
import embed from './en/embed.json' with { type: 'json' };
import entry from './en/entry.json' with { type: 'json' };
import evidence from './en/evidence.json' with { type: 'json' };
import exchange from './en/exchange.json' with { type: 'json' };
import explain from './en/explain.json' with { type: 'json' };
import history from './en/history.json' with { type: 'json' };
import manage from './en/manage.json' with { type: 'json' };
import hub from './en/hub.json' with { type: 'json' };
import log from './en/log.json' with { type: 'json' };
import outbox from './en/outbox.json' with { type: 'json' };
import missing from './en/missing.json' with { type: 'json' };
import progress from './en/progress.json' with { type: 'json' };
import reading from './en/reading.json' with { type: 'json' };
import registerEffects from './en/register-effects.json' with { type: 'json' };
import review from './en/review.json' with { type: 'json' };
import seal from './en/seal.json' with { type: 'json' };
import sdgs from './en/sdgs.json' with { type: 'json' };
import sensitivity from './en/sensitivity.json' with { type: 'json' };
import security from './en/security.json' with { type: 'json' };
import tasks from './en/tasks.json' with { type: 'json' };
import trend from './en/trend.json' with { type: 'json' };
import work from './en/work.json' with { type: 'json' };
import workbook from './en/workbook.json' with { type: 'json' };
import { createText, type Text } from './text.tsx';

const english: Messages = {
  ...admin,
  ...bars,
  ...carryOver,
  ...charts,
  ...checks,
  ...common,
  ...compare,
  ...contest,
  ...distribution,
  ...embed,
  ...entry,
  ...evidence,
  ...exchange,
  ...explain,
  ...history,
  ...manage,
  ...hub,
  ...log,
  ...outbox,
  ...missing,
  ...progress,
  ...reading,
  ...registerEffects,
  ...review,
  ...seal,
  ...sdgs,
  ...sensitivity,
  ...security,
  ...tasks,
  ...trend,
  ...work,
  ...workbook,
};

const inEnglish = createText('en', english);

/** The words for a page; English is the one language so far. */
export function textFor(): Text {
  return inEnglish;
}
