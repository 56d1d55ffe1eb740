/** What no single file can show: that the definition files fit each other and the framework. */
import { checkFileName, checkNew, type DefinitionFiles, type Report } from './definition-files.ts';
import type { FileProblem } from './problem.ts';
import { checkCounts, checkFramework, checkSdgs, checkUnits } from './validate-framework.ts';
import {
  checkDataPoint,
  checkExample,
  checkIdentity,
  checkPlace,
  checkSdgLinks,
  checkSharedInputs,
} from './validate-kpi.ts';
import { checkProgress } from './validate-progress.ts';
import { checkRules } from './validate-rules.ts';
import { checkBandEdges, checkTargets } from './validate-target-set.ts';

/** All contradictions between the definition files, each with its file and path; empty when they fit. */
export function validateDefinitions(files: DefinitionFiles): FileProblem[] {
  const problems: FileProblem[] = [];
  const reportIn =
    (file: string): Report =>
    (path, found, expected) =>
      problems.push({ file, path, found, expected });
  const { framework, rules, units, sdgs, progress, kpis, targetSets } = files;

  if (framework) {
    checkFramework(framework.content, files, reportIn(framework.file));
    checkCounts(framework.content, files, reportIn(framework.file));
  }
  const seen = { ids: new Set<string>(), codes: new Set<string>(), dataPoints: new Set<string>() };
  for (const { file, content } of kpis) {
    const report = reportIn(file);
    checkIdentity(content, file, seen, report);
    if (framework) checkPlace(content, file, framework.content, report);
    checkExample(content, files, report);
    for (const [index, dataPoint] of content.dataPoints.entries()) {
      checkDataPoint(dataPoint, ['dataPoints', index], files, report);
    }
    checkSharedInputs(content, report);
    checkSdgLinks(content, sdgs?.content, report);
    if (content.genderRelevance.relevant && content.genderRelevance.reason === undefined) {
      report(['genderRelevance', 'reason'], 'nothing', 'a reason why the KPI matters for gender');
    }
  }
  if (rules) checkRules(rules.content, files, reportIn(rules.file));
  if (units) checkUnits(units.content, reportIn(units.file));
  if (sdgs) checkSdgs(sdgs.content, reportIn(sdgs.file));
  if (progress) checkProgress(progress.content, reportIn(progress.file));
  const setIds = new Set<string>();
  for (const { file, content } of targetSets) {
    const report = reportIn(file);
    checkFileName(content.id, file, report);
    checkNew(setIds, content.id, ['id'], 'target set', report);
    checkBandEdges(content, report);
    checkTargets(content, files, report);
  }
  return problems;
}
