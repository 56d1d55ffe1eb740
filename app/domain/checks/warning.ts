/** What a check has to say: a question about figures, which never blocks and can be answered with a reason. */

/** How a KPI's base became known: typed in place of the register's, worked out of a final value, or the register's own. */
export type BaseOrigin = 'own' | 'implied' | 'register';

/**
 * What was found. Decimals are strings, exact up to 40 digits; `deviation`, `share` and `change` are cut to four
 * decimals. `input` is an input's id, or `register:<id>` for a KPI's own figure in place of the register's.
 */
export type WarningKind =
  | { code: 'sum'; sum: string; expected: string; tolerance: string; missing: number }
  | { code: 'order'; first: string; second: string; tolerance: string }
  | { code: 'below' | 'above'; value: string; limit: string }
  | {
      code: 'outsideRange';
      value: string;
      low: string;
      high: string;
      /** Units from which the value, multiplied, would be in the range. */
      conversions: readonly { unit: string; factor: string; converted: string }[];
    }
  | { code: 'notReported'; share: string; limit: string; count: number; of: number }
  | {
      code: 'registerDrift';
      register: string;
      used: string;
      registered: string;
      origin: BaseOrigin;
      deviation: string;
      tolerance: string;
      toleranceUnit: 'percent' | 'points';
    }
  | {
      code: 'registerSlip';
      register: string;
      used: string;
      registered: string;
      origin: BaseOrigin;
      scale: string;
    }
  | {
      code: 'wrongBase';
      register: string;
      used: string;
      origin: BaseOrigin;
      wrongRegister: string;
      wrongRegistered: string;
    }
  | {
      code: 'change';
      before: string;
      beforeYear: number;
      value: string;
      /** With its sign. */
      change: string;
      limit: string;
      changeUnit: 'points' | 'percent' | 'absolute';
    }
  /** A change in per cent that cannot be told, because it was nothing before. */
  | { code: 'changeFromZero'; beforeYear: number; value: string }
  | { code: 'powerOfTen'; before: string; beforeYear: number; value: string; times: string }
  | { code: 'noSource' }
  /** `computed`: what the inputs give; null where they do not. */
  | { code: 'finalValue'; value: string; computed: string | null }
  | { code: 'numeratorOnly'; input: string; value: string; missing: string }
  | {
      code: 'numeratorAsResult';
      input: string;
      value: string;
      result: string;
      before: string | null;
    }
  /** `inputs`: the answers that are yes; empty where the data point itself is. */
  | { code: 'noGrounds'; inputs: readonly string[] }
  | { code: 'noCurrency' }
  | { code: 'unknownCurrency'; text: string }
  | { code: 'otherUnit'; input: string; unit: string; expected: string }
  /** `common`: the area of most figures; null: the city itself. `scope` likewise. */
  | { code: 'otherBoundary'; scope: string | null; common: string | null }
  | { code: 'yearsDiffer'; years: readonly { input: string; year: number }[] }
  | { code: 'fraction'; input: string | null; value: string };

export interface Warning {
  /** The same as long as the same check asks about the same subject; only a-z, 0-9 and .@:+- */
  key: string;
  /** A rule or a general check of rules.yaml, where its message and source stand. */
  ruleId: string;
  kind: WarningKind;
  /** The data points it is about, in the order of the rule. */
  dataPoints: readonly string[];
  /** The KPIs of these data points. */
  kpiIds: readonly string[];
  /** The register items it is about as well. */
  registerIds: readonly string[];
  /** Stands for exactly the figures that it rests on: an answer given for other figures is asked again. */
  fingerprint: string;
}

/** A warning before it has its key. */
export interface Finding {
  ruleId: string;
  /** A data point, a KPI, several of them, or what `registerSubject` and `inputSubject` make. */
  subject: string;
  kind: WarningKind;
  dataPoints: readonly string[];
  registerIds?: readonly string[];
  /** Everything that the finding rests on. */
  figures: readonly (string | number | boolean | null)[];
}

/** The warning of a finding. A data point's id begins with its KPI's, also where the KPI is not at hand. */
export function warningOf(finding: Finding): Warning {
  const kpiIds = finding.dataPoints.map((id) => id.split('.')[0] ?? id);
  return {
    key: `${finding.ruleId}@${finding.subject}`,
    ruleId: finding.ruleId,
    kind: finding.kind,
    dataPoints: finding.dataPoints,
    kpiIds: [...new Set(kpiIds)],
    registerIds: finding.registerIds ?? [],
    fingerprint: fingerprintOf(finding.figures),
  };
}

/** The subject of a warning about a register item. */
export function registerSubject(registerId: string): string {
  return `register:${kebab(registerId)}`;
}

/** The subject of a warning about an input of a KPI, or about its own figure for a register item. */
export function inputSubject(kpiId: string, inputId: string): string {
  return `${kpiId}:${kebab(inputId)}`;
}

function kebab(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const LONGEST_READABLE = 80;

/** The figures as they are where they are short, or else their hash. */
function fingerprintOf(figures: Finding['figures']): string {
  const text = JSON.stringify(figures);
  return text.length > LONGEST_READABLE ? `#${hash(text)}` : text;
}

/** Bits of two multiplicative hashes; not secret, only unlikely to be the same for other figures. */
function hash(text: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  return `${(first >>> 0).toString(36)}${(second >>> 0).toString(36)}${text.length.toString(36)}`;
}
