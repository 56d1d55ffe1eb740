/** Checks progress.yaml: thresholds that follow from each other, so that every course gets one word. */
import { Decimal } from 'decimal.js';
import type { Report } from './definition-files.ts';
import type { ProgressRule } from './schema.ts';

/** Percentages lie above 0 and up to 100, no pace is negative, and what is weak is a trend. */
export function checkProgress(rule: ProgressRule, report: Report): void {
  for (const field of ['achievedFrom', 'onTrackFrom'] as const) {
    const edge = new Decimal(rule[field]);
    if (edge.lte(0) || edge.gt(100)) report([field], rule[field], 'a number above 0 and up to 100');
  }
  if (new Decimal(rule.movingFrom).lte(0)) {
    report(['movingFrom'], rule.movingFrom, 'a number above 0');
  }
  if (rule.weakBelow < rule.trendFrom) {
    report(
      ['weakBelow'],
      String(rule.weakBelow),
      `${rule.trendFrom} or more, as a trend begins there`,
    );
  }
}
