/** `npm run definitions:check`: is kpi-definitions sound? Prints what it holds, or everything that is wrong. */
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import {
  formatProblems,
  loadDefinitions,
} from '#app/server/definitions/load-definitions.server.ts';

const directory = process.argv[2] ?? 'kpi-definitions';
const loaded = await loadDefinitions(directory);
if (loaded.ok) {
  process.stdout.write(`${summary(loaded.definitions, loaded.targetSets).join('\n')}\n`);
} else {
  process.stderr.write(`${formatProblems(loaded.problems)}\n`);
  process.exitCode = 1;
}

function summary(definitions: DefinitionSet, targetSets: readonly IndexedTargetSet[]): string[] {
  const { framework, kpis, rules } = definitions;
  const counts = (dimension?: string) => {
    const inDimension = kpis.filter(
      (kpi) => dimension === undefined || kpi.dimension === dimension,
    );
    const segments = framework.segments.filter(
      (segment) => dimension === undefined || segment.dimension === dimension,
    );
    return [
      inDimension.length,
      inDimension.filter((kpi) => kpi.level === 'core').length,
      inDimension.filter((kpi) => kpi.level === 'advanced').length,
      inDimension.reduce((sum, kpi) => sum + kpi.dataPoints.length, 0),
      segments.length,
    ];
  };
  const ofManual = rules.filter((rule) => rule.basis === 'manual').length;
  return [
    `${framework.name}, ${framework.standard}, version ${framework.version}`,
    '',
    row(['', 'KPIs', 'core', 'advanced', 'data points', 'segments']),
    ...framework.dimensions.map((dimension) => row([dimension.name, ...counts(dimension.id)])),
    row(['all', ...counts()]),
    '',
    `rules        ${rules.length} (${ofManual} of the manual, ${rules.length - ofManual} own), general checks ${definitions.generalChecks.length}`,
    `units        ${definitions.units.length}`,
    `SDGs         ${definitions.goals.length} goals, ${definitions.sdgTargets.length} targets`,
    `definitions  sha256 ${definitions.hash}`,
    ...targetSets.flatMap((set) => {
      const scored = set.targets.filter((target) => target.method !== 'none').length;
      return [
        '',
        `target set   ${set.id}, version ${set.version}: ${scored} scored, ${set.targets.length - scored} not scored`,
        `             sha256 ${set.hash}`,
      ];
    }),
  ];
}

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, index) => (index === 0 ? String(cell).padEnd(22) : String(cell).padStart(12)))
    .join('');
}
