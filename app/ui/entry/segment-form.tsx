/** The form of a segment: one plain form that posts everything, and saves field by field where scripts run. */
import { Form } from '@remix-run/react';
import { useMemo, type FormEvent } from 'react';
import type { TargetSet } from '#app/domain/definitions/schema.ts';
import { isOfFigure, parseFieldName, type FieldResult } from '#app/domain/entry/fields.ts';
import type { Outcome } from '#app/domain/entry/outcome.ts';
import type { Reading } from '#app/domain/entry/read-text.ts';
import type { ScoredTarget } from '#app/domain/scoring/percent-of-target.ts';
import type { WorkedExample } from '#app/domain/explanation/worked-example.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { useWarnings } from '../checks/use-warnings.ts';
import type { WarningOnPage } from '../checks/warnings-form.tsx';
import type { PreviousFigure } from './data-point-part.tsx';
import type { EvidenceLinks, Suggestions } from './card-fields.tsx';
import { isKept, KpiCard } from './kpi-card.tsx';
import { AllSuggestions } from './last-round.tsx';
import { isPlainButton } from './plain-button.ts';
import type { AskedKpi, RegisterItems, UnitChoices } from '#app/domain/entry/kpi-texts.ts';
import { useHydrated } from './use-hydrated.ts';
import { loadArithmetic } from './use-outcomes.ts';
import { usePasteColumn } from './use-paste-column.ts';
import { stateOf, useSaver } from './use-saver.ts';

export interface SegmentFormData {
  city: string;
  year: number;
  segment: string;
  kpis: AskedKpi[];
  /** What the checks ask about the figures as they are stored. */
  warnings: WarningOnPage[];
  targetSet: { bandEdges: TargetSet['bandEdges']; targets: ScoredTarget[] };
  register: Record<string, Reading>;
  texts: Record<string, string>;
  revisions: Record<string, number>;
  previous: Record<string, PreviousFigure>;
  /** What the data points come to as they are stored. */
  outcomes: Record<string, Outcome>;
  unitSymbols: Record<string, string>;
  unitChoices: UnitChoices;
  registerItems: RegisterItems;
  evidence: EvidenceLinks;
  suggestions: Suggestions;
  /** By KPI. */
  examples: Readonly<Record<string, WorkedExample[]>>;
  registerTolerance: string;
}

/** What a form that was posted whole came back with. */
export interface PostedForm {
  results: FieldResult[];
  typed: Record<string, string>;
  at: string;
}

/** The `id` of the form, for buttons that stand outside of it. */
export const SEGMENT_FORM = 'segment-form';

export function SegmentForm({
  form,
  posted,
  isClosed,
}: {
  form: SegmentFormData;
  posted: PostedForm | undefined;
  /** Nothing can be changed as the round stands. */
  isClosed: boolean;
}) {
  const t = useText();
  const initialStates = Object.fromEntries(
    (posted?.results ?? []).map((result) => [result.field, stateOf(result, posted?.at ?? '')]),
  );
  const stored = withTheirs(form, posted);
  const typed = { ...form.texts, ...posted?.typed };
  const saver = useSaver(pathTo.save(form.city, form.year), stored, initialStates);
  const warnings = useWarnings(
    pathTo.warningsOfSegment(form.city, form.year, form.segment),
    form.warnings,
    saver.waiting,
  );
  const targetSet = useMemo(
    () => ({
      bandEdges: form.targetSet.bandEdges,
      targetByDataPoint: new Map(form.targetSet.targets.map((one) => [one.dataPoint, one])),
    }),
    [form.targetSet],
  );
  const isHydrated = useHydrated();
  const keep = ({ target }: FormEvent) => {
    const { name, value, type, tagName, checked } = target as HTMLInputElement;
    // a choice is made at once, and saved by its card
    const isChoice = type === 'checkbox' || tagName === 'SELECT';
    if (!isKept(name, stored.texts)) return;
    if (!isChoice) saver.keep(name, value);
    const field = parseFieldName(name);
    if (field && isOfFigure(field))
      warnings.look(name, type === 'checkbox' && !checked ? '' : value);
  };
  const paste = usePasteColumn();
  const saveAll = (event: FormEvent<HTMLFormElement>) => {
    if (isPlainButton(event)) return;
    event.preventDefault();
    (document.activeElement as HTMLElement | null)?.blur();
  };
  return (
    <Form
      id={SEGMENT_FORM}
      method="post"
      className="segment-form"
      reloadDocument
      onFocus={() => void loadArithmetic()}
      onChange={keep}
      onSubmit={saveAll}
      onPaste={paste.onPaste}
      noValidate
    >
      <fieldset className="all-fields" disabled={isClosed}>
        {/* Enter in a field must not press a button that throws away a text */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {t('save.all')}
        </button>
        <AllSuggestions suggestions={form.suggestions} />
        {form.kpis.map((kpi) => (
          <KpiCard
            key={kpi.id}
            city={form.city}
            year={form.year}
            kpi={kpi}
            typed={typed}
            stored={stored.texts}
            revisions={stored.revisions}
            register={form.register}
            targetSet={targetSet}
            previous={form.previous}
            outcomes={form.outcomes}
            hasUnsaved={posted !== undefined}
            saver={saver}
            unitSymbols={form.unitSymbols}
            unitChoices={form.unitChoices}
            registerItems={form.registerItems}
            evidence={form.evidence}
            suggestions={form.suggestions}
            examples={form.examples[kpi.id] ?? []}
            registerTolerance={form.registerTolerance}
            warnings={warnings.all
              .filter((warning) => warning.kpiIds.includes(kpi.id))
              .map((warning) => ({
                ...warning,
                isAnsweredHere: kpi === form.kpis.find((one) => warning.kpiIds.includes(one.id)),
              }))}
          />
        ))}
        {!isClosed && (
          <p className="form-foot">
            {isHydrated ? (
              <span role="status" className="small quiet">
                {paste.said && `${paste.said} `}
                {saver.waiting > 0
                  ? t('save.waiting', { count: saver.waiting })
                  : t('save.byItself')}
              </span>
            ) : (
              <button type="submit" className="button">
                {t('save.all')}
              </button>
            )}
          </p>
        )}
      </fieldset>
    </Form>
  );
}

/** After a conflict the other person's text is what is stored now, so that choosing one's own is no conflict again. */
function withTheirs(form: SegmentFormData, posted: PostedForm | undefined) {
  const texts = { ...form.texts };
  for (const result of posted?.results ?? []) {
    if (result.kind === 'conflict') texts[result.field] = result.theirs;
  }
  return { texts, revisions: form.revisions };
}
