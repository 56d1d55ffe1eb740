/** Checks rules.yaml: what a rule names exists, and its numbers make sense. */
import { Decimal } from 'decimal.js';
import {
  checkNew,
  dataPointFinder,
  type DefinitionFiles,
  type Report,
} from './definition-files.ts';
import type { FileContent } from './file-kinds.ts';
import { expectOneOf, type Path } from './problem.ts';
import type { Rule } from './schema.ts';

/** Checks that compare figures: without a tolerance they would never ask. */
const CHECKS_WITH_TOLERANCE = new Set(['register-drift', 'power-of-ten', 'numerator-as-result']);

/** Every rule and general check of rules.yaml. */
export function checkRules(
  content: FileContent<'rules'>,
  files: DefinitionFiles,
  report: Report,
): void {
  const finder = dataPointFinder(files);
  const ids = new Set<string>();
  for (const [index, rule] of content.rules.entries()) {
    const path = ['rules', index];
    checkNew(ids, rule.id, [...path, 'id'], 'rule', report);
    checkRule(rule, path, files, report);
    const listed = new Set<string>();
    for (const [position, id] of rule.dataPoints.entries()) {
      checkNew(listed, id, [...path, 'dataPoints', position], 'data point', report);
      finder.check(id, [...path, 'dataPoints', position], report);
    }
  }
  const checkIds = new Set<string>();
  for (const [index, check] of content.generalChecks.entries()) {
    checkNew(checkIds, check.id, ['generalChecks', index, 'id'], 'general check', report);
    if (check.tolerance === undefined && CHECKS_WITH_TOLERANCE.has(check.id)) {
      report(['generalChecks', index, 'tolerance'], 'nothing', 'a tolerance in per cent');
    }
  }
}

function checkRule(rule: Rule, path: Path, files: DefinitionFiles, report: Report): void {
  const isWholeAssessment = rule.kind === 'usuallyAtMost' && rule.scope === 'assessment';
  if (isWholeAssessment && rule.measure === undefined) {
    report([...path, 'measure'], 'nothing', 'what is measured over the whole assessment');
  }
  if (!isWholeAssessment && rule.dataPoints.length === 0) {
    report(
      [...path, 'dataPoints'],
      'an empty list',
      'at least one data point, or scope: assessment',
    );
  }
  if (rule.basis === 'manual' && rule.source === null) {
    report([...path, 'source'], 'null', 'the page of the manual, or basis: own');
  }
  if (rule.kind === 'usuallyBetween' && new Decimal(rule.value[0]).gte(rule.value[1])) {
    report([...path, 'value'], `[${rule.value.join(', ')}]`, 'the low value before the high one');
  }
  if (rule.kind === 'consistentWithRegister') {
    const register = files.framework?.content.register.map((item) => item.id);
    for (const field of ['register', 'notRegister'] as const) {
      const id = rule[field];
      if (register === undefined || id === undefined || register.includes(id)) continue;
      report(
        [...path, field],
        `"${id}"`,
        expectOneOf('an item of the register in framework.yaml', id, register),
      );
    }
  }
}
