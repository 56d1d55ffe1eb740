/** The loaded standard: what an assessment is pinned to, and quick ways into it. */
import type {
  DataPoint,
  Framework,
  GeneralCheck,
  Kpi,
  RegisterItem,
  Rule,
  SdgGoal,
  SdgTarget,
  Segment,
  TargetSet,
  Unit,
} from './schema.ts';

/** Everything in kpi-definitions except the target sets; serialisable, stored by its content hash. */
export interface Definitions {
  framework: Framework;
  /** In the order of the framework: dimension, segment, code. */
  kpis: Kpi[];
  rules: Rule[];
  generalChecks: GeneralCheck[];
  units: Unit[];
  goals: SdgGoal[];
  sdgTargets: SdgTarget[];
}

/** Definitions with their hash and the maps that rules and pages need. Build it with `indexDefinitions`. */
export interface DefinitionSet extends Definitions {
  /** SHA-256 of the canonical JSON of the definitions, hex. */
  hash: string;
  kpiById: ReadonlyMap<string, Kpi>;
  dataPointById: ReadonlyMap<string, DataPoint>;
  kpiOfDataPoint: ReadonlyMap<string, Kpi>;
  unitById: ReadonlyMap<string, Unit>;
  segmentById: ReadonlyMap<string, Segment>;
  registerById: ReadonlyMap<string, RegisterItem>;
  /** The 108 data points in the order of the framework. */
  dataPoints: readonly DataPoint[];
  dataPointsOfSegment: ReadonlyMap<string, readonly DataPoint[]>;
}

/** Adds the hash and the lookup maps. Pure; the order of `kpis` and `segments` is kept. */
export function indexDefinitions(definitions: Definitions, hash: string): DefinitionSet {
  const kpiById = new Map<string, Kpi>();
  const dataPointById = new Map<string, DataPoint>();
  const kpiOfDataPoint = new Map<string, Kpi>();
  const dataPointsOfSegment = new Map<string, DataPoint[]>(
    definitions.framework.segments.map((segment) => [segment.id, []]),
  );
  const dataPoints: DataPoint[] = [];
  for (const kpi of definitions.kpis) {
    kpiById.set(kpi.id, kpi);
    for (const dataPoint of kpi.dataPoints) {
      dataPoints.push(dataPoint);
      dataPointById.set(dataPoint.id, dataPoint);
      kpiOfDataPoint.set(dataPoint.id, kpi);
      dataPointsOfSegment.get(kpi.segment)?.push(dataPoint);
    }
  }
  return {
    ...definitions,
    hash,
    kpiById,
    dataPointById,
    kpiOfDataPoint,
    unitById: new Map(definitions.units.map((unit) => [unit.id, unit])),
    segmentById: new Map(definitions.framework.segments.map((segment) => [segment.id, segment])),
    registerById: new Map(definitions.framework.register.map((item) => [item.id, item])),
    dataPoints,
    dataPointsOfSegment,
  };
}

/** A target set with its hash and its targets by data point. */
export interface IndexedTargetSet extends TargetSet {
  hash: string;
  targetByDataPoint: ReadonlyMap<string, TargetSet['targets'][number]>;
}

/** Adds hash and lookup to a target set. */
export function indexTargetSet(targetSet: TargetSet, hash: string): IndexedTargetSet {
  return {
    ...targetSet,
    hash,
    targetByDataPoint: new Map(targetSet.targets.map((target) => [target.dataPoint, target])),
  };
}
