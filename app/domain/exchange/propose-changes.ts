/** Holds what a file says against the round: of each cell whether it is new, changed, unchanged, a conflict or an error. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import { parseFieldName, type FieldChange } from '../entry/fields.ts';
import { figureSpecOf, isSameFigure, type TypedFigure } from '../entry/field-spec.ts';
import type { CellProblem, ReadCell } from './file-row.ts';
import { isFigure, rowKeyOf } from './read-rows.ts';

/** A round as it is, and as it was at the revisions that a file names. */
export interface RoundState {
  /** What a field holds now; '' for one that was never filled. */
  text: (field: string) => string;
  /** The revision of the row with this key; 0: none yet. */
  revision: (rowKey: string) => number;
  /** What a field held at an earlier revision of its row; undefined where there is no such revision. */
  textAt: (field: string, revision: number) => string | undefined;
}

export type ProposalKind = 'new' | 'changed' | 'unchanged' | 'conflict' | 'error';

/** What bringing a cell in would do. Texts are those of the field; a figure's unit is an id, '' for the definition's own. */
export interface Proposal {
  kind: ProposalKind;
  address: string;
  /** null: it could not be told what the cell is about. */
  field: string | null;
  was: TypedFigure;
  now: TypedFigure;
  /** Of the row, as it was held against. */
  revision: number;
  problem?: CellProblem;
  /** The figure can be read in two ways; it is brought in only with an answer. */
  question?: { asThousands: string; asDecimal: string };
}

/**
 * One proposal per cell, in the order of the file. A file that names an older revision of a row conflicts only where
 * both the file and someone else have changed the field since; what the file left as it was then stays as it is now.
 */
export function proposeChanges(
  definitions: DefinitionSet,
  cells: readonly ReadCell[],
  state: RoundState,
): Proposal[] {
  return cells.flatMap((cell): Proposal[] => {
    if (cell.kind === 'error') {
      const { address, field, text, problem } = cell;
      const was = field === null ? NOTHING : typedIn(field, state.text);
      // it stands in the round as it stands here, and is asked about there
      if (problem.code === 'reading' && was.text === text) {
        return [{ kind: 'unchanged', address, field, was, now: was, revision: 0 }];
      }
      return [
        { kind: 'error', address, field, was, now: { text, unit: '' }, revision: 0, problem },
      ];
    }
    const { address, field, question } = cell;
    const current = typedIn(field, state.text);
    const wanted = { text: cell.text, unit: cell.unit ?? current.unit };
    const isSame = sameness(definitions, field);
    const revision = state.revision(rowKeyOf(field));
    const shared = { address, field, was: current, now: wanted, revision };
    if (isSame(current, wanted)) {
      return current.text === '' ? [] : [{ ...shared, kind: 'unchanged' as const }];
    }
    const kind = kindOf(cell, current, wanted, revision, state, isSame);
    return [{ ...shared, kind, ...(kind !== 'unchanged' && question && { question }) }];
  });
}

const NOTHING: TypedFigure = { text: '', unit: '' };

function kindOf(
  cell: Extract<ReadCell, { kind: 'text' }>,
  current: TypedFigure,
  wanted: TypedFigure,
  revision: number,
  state: RoundState,
  isSame: (one: TypedFigure, other: TypedFigure) => boolean,
): ProposalKind {
  const ordinary = current.text === '' ? 'new' : 'changed';
  if (cell.revision === null || cell.revision === revision) return ordinary;
  const seen = cell.revision;
  const before = seen === 0 ? NOTHING : typedIn(cell.field, (field) => state.textAt(field, seen));
  if (!before) return 'conflict';
  if (isSame(before, wanted)) return 'unchanged';
  return isSame(before, current) ? ordinary : 'conflict';
}

/** What a field and, of a figure, its unit hold; undefined where a revision is not known. */
function typedIn(field: string, text: (field: string) => string): TypedFigure;
function typedIn(
  field: string,
  text: (field: string) => string | undefined,
): TypedFigure | undefined;
function typedIn(
  field: string,
  text: (field: string) => string | undefined,
): TypedFigure | undefined {
  const typed = text(field);
  if (typed === undefined) return undefined;
  const unitField = unitFieldOf(field);
  return { text: typed, unit: unitField === undefined ? '' : (text(unitField) ?? '') };
}

/** The name of the field that holds a figure's unit; undefined for what is no figure. */
export function unitFieldOf(field: string): string | undefined {
  if (!isFigure(field)) return undefined;
  if (field.endsWith('/final')) return `${field}Unit`;
  return field.startsWith('register/') ? field.replace(/value$/, 'unit') : `${field}/unit`;
}

/** These two follow what is typed, so that a file that has the one while the round has the other says nothing. */
const FOLLOWING = new Set(['notStarted', 'reported', '']);

function sameness(definitions: DefinitionSet, field: string) {
  const parsed = parseFieldName(field);
  const isStatus = parsed?.attribute === 'status';
  const spec = parsed && isFigure(field) ? (figureSpecOf(definitions, parsed) ?? null) : null;
  return (one: TypedFigure, other: TypedFigure) => {
    if (isStatus && FOLLOWING.has(one.text) && FOLLOWING.has(other.text)) return true;
    return isSameFigure(spec, one, other);
  };
}

/** Whether a person can choose to bring a proposal in. */
export function canBeApplied(proposal: Proposal): boolean {
  return proposal.field !== null && !['unchanged', 'error'].includes(proposal.kind);
}

/**
 * The changes that bring a proposal in. `answer`: how a figure is meant that can be read in two ways; without one
 * there is no change.
 */
export function changesOfProposal(
  proposal: Proposal,
  answer?: 'asThousands' | 'asDecimal',
): FieldChange[] {
  const { field, was, now, revision, question } = proposal;
  if (field === null || !canBeApplied(proposal)) return [];
  if (question && !answer) return [];
  const text = question && answer ? question[answer] : now.text;
  const unitField = unitFieldOf(field);
  // an emptied figure keeps its unit
  const isUnitChanged = unitField !== undefined && now.unit !== was.unit && text !== '';
  return [
    ...(isUnitChanged ? [{ field: unitField, was: was.unit, text: now.unit, revision }] : []),
    ...(text === was.text ? [] : [{ field, was: was.text, text, revision }]),
  ];
}
