/** What the page shows that brings files into a round, and what it does with what is posted to it. */
import { data, redirect } from '@remix-run/node';
import { parseFieldName, type Row } from '#app/domain/entry/fields.ts';
import { canBeApplied, type Proposal } from '#app/domain/exchange/propose-changes.ts';
import { pathTo } from '#app/domain/paths.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { deleteImportDraft, type DraftKey } from '#db/queries/import-drafts.server.ts';
import { figureSpecOf, type TypedFigure } from '#app/domain/entry/field-spec.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { nameOfRow } from '../history/history-page.server.ts';
import { askRound } from '../permissions/ask-round.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import {
  applyDraft,
  draftImport,
  readDraft,
  type Choice,
  type ImportedRound,
} from './import-round.server.ts';
import { MOST_BYTES } from './limits.ts';
import { readPeopleWithParts } from './part-of-round.server.ts';
import { prepareToReadFile, readFile } from './read-file.server.ts';
import type { Refusal } from './refusal.ts';

/** A proposal with names in place of ids; `index` is its place in the draft. */
export type ShownProposal = Omit<Proposal, 'revision' | 'was' | 'now'> & {
  index: number;
  canBeApplied: boolean;
  name: { code: string; label: string } | null;
  was: TypedFigure;
  now: TypedFigure;
};

/** The page of a round, with the draft that the address names where it is still there. */
export async function readImportPage(visit: RoundVisit, draftId: string | null, now: Date) {
  const { db, definitions } = visit;
  const draft = draftId === null ? undefined : await readDraft(db, keyOf(visit, draftId), now);
  if (!draft) prepareToReadFile();
  const { people } = draft ? { people: [] } : await readPeopleWithParts(db, roundOf(visit));
  return {
    people,
    segments: definitions.framework.segments.map(({ id, name, dimension }) => ({
      id,
      name,
      dimension: definitions.framework.dimensions.find((one) => one.id === dimension)?.name ?? '',
    })),
    isGone: draftId !== null && draft === undefined,
    draft: draft && {
      id: draftId ?? '',
      file: draft.file,
      unread: draft.unread,
      isOfOtherRound: draft.isOfOtherRound,
      proposals: draft.proposals.map((proposal, index) => shown(definitions, proposal, index)),
    },
  };
}

function shown(definitions: DefinitionSet, proposal: Proposal, index: number): ShownProposal {
  const { revision: _, was, now, ...rest } = proposal;
  const field = proposal.field === null ? undefined : parseFieldName(proposal.field);
  const spec = field && figureSpecOf(definitions, field);
  const symbol = (unit: string) =>
    unit === '' ? '' : (spec?.units.find((one) => one.id === unit)?.symbol ?? unit);
  // where only one of both has a unit of its own, both are named
  const isOther = was.unit !== now.unit;
  const withUnit = (figure: TypedFigure) => ({
    text: figure.text,
    unit:
      figure.text === '' ? '' : symbol(figure.unit || (isOther ? (spec?.units[0]?.id ?? '') : '')),
  });
  const isRow = field && field.row !== 'warning';
  return {
    ...rest,
    index,
    canBeApplied: canBeApplied(proposal),
    name: isRow ? nameOfRow(definitions, field satisfies Row) : null,
    was: withUnit(was),
    now: withUnit(now),
  };
}

/** Why nothing came of a post. */
export type ImportProblem = Refusal | { code: 'noFile' | 'nothingChosen' | 'attested' };

/** Reads a sent file, brings in what was chosen, or gives a draft up. Redirects, or says what is wrong. */
export async function postImport(visit: RoundVisit, request: Request, at: Date) {
  const { isClosed, status } = askRound(visit, 'importFile');
  const form = await request.formData().catch(() => {
    throw badRequest(textFor()('error.noForm'));
  });
  const address = (search: Record<string, string>) =>
    pathTo.importRound(visit.city.slug, visit.assessment.reporting_year, search);
  const text = (name: string) => String(form.get(name) ?? '');
  const draftId = text('draft');
  if (text('intent') === 'discard') {
    if (isId(draftId)) await deleteImportDraft(visit.db, keyOf(visit, draftId));
    return redirect(address({}));
  }
  if (isClosed) return refused({ code: 'attested' }, status);
  if (text('intent') === 'apply') {
    const choice = choiceOf(form);
    const applied = isId(draftId)
      ? await applyDraft(visit.db, importedRound(visit), keyOf(visit, draftId), choice, at)
      : ({ kind: 'gone' } as const);
    if (applied.kind === 'applied') return redirect(address({ applied: String(applied.count) }));
    if (applied.kind === 'nothingChosen' || applied.kind === 'attested') {
      return refused({ code: applied.kind });
    }
    return redirect(address({ draft: draftId || 'none', problem: applied.kind }));
  }
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '') return refused({ code: 'noFile' });
  if (file.size > MOST_BYTES) return refused({ code: 'tooLarge', most: MOST_BYTES / 1e6 });
  const read = await readFile(new Uint8Array(await file.arrayBuffer()));
  if ('refusal' in read) return refused(read.refusal);
  const draft = await draftImport(
    visit.db,
    importedRound(visit),
    { file: fileName(file.name), tables: read.tables },
    { at, by: visit.account.accountId },
  );
  return draft ? redirect(address({ draft: draft.draftId })) : refused({ code: 'noTable' });
}

function refused(problem: ImportProblem, status = 400) {
  return data({ problem }, { status });
}

function choiceOf(form: FormData): Choice {
  const numbers = form.getAll('take').map(Number);
  const answers = [...form].flatMap(([name, value]) => {
    const index = /^answer\/(\d+)$/.exec(name)?.[1];
    return index !== undefined && (value === 'asThousands' || value === 'asDecimal')
      ? [[Number(index), value] as const]
      : [];
  });
  return { taken: new Set(numbers), answers: new Map(answers) };
}

function importedRound(visit: RoundVisit): ImportedRound {
  return { ...roundOf(visit), city: visit.city.slug, year: visit.assessment.reporting_year };
}

function keyOf(visit: RoundVisit, draftId: string): DraftKey {
  return {
    cityId: visit.city.city_id,
    assessmentId: visit.assessment.assessment_id,
    draftId: isId(draftId) ? draftId : '00000000-0000-0000-0000-000000000000',
    accountId: visit.account.accountId,
  };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** As it is shown in the history: one line, without the sender's folders. */
function fileName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 120) || 'file';
}
