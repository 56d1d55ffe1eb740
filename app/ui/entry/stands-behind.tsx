/** What stands behind a figure: a summary line that opens for editing. */
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import { ORIGINS, QUALITIES } from '#app/domain/entry/entry.ts';
import { fieldName, isTypedDirectly, type EntryAttribute } from '#app/domain/entry/fields.ts';
import { GO_TO_EVIDENCE } from '#app/domain/entry/posted-changes.ts';
import { planProblem } from '#app/domain/entry/collection-plan.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { FinalField, type CardContext } from './card-fields.tsx';
import { EntryField, type EntryFieldProps } from './entry-field.tsx';
import { liveStatus } from '#app/domain/entry/kpi-texts.ts';

export function StandsBehind({ card, dataPoint }: { card: CardContext; dataPoint: DataPoint }) {
  const t = useText();
  const textOf = (attribute: EntryAttribute) =>
    card.texts[fieldName.entry(dataPoint.id, attribute)] ?? '';
  const field = (
    attribute: EntryAttribute,
    props: Partial<EntryFieldProps> & Pick<EntryFieldProps, 'label'>,
  ) => {
    const name = fieldName.entry(dataPoint.id, attribute);
    return (
      <EntryField
        name={name}
        text={card.texts[name] ?? ''}
        stored={card.stored[name] ?? ''}
        state={card.saver.states[name]}
        onChoose={(chosen) => card.onChoose(name, chosen)}
        {...props}
      />
    );
  };
  const files = card.evidence[dataPoint.id] ?? [];
  const status = liveStatus(card.kpi, dataPoint, card.texts);
  const isNotReported = status === 'notCollected' || status === 'notApplicable';
  const needsReason = status === 'notApplicable' && textOf('statusReason') === '';
  const planLacks =
    status === 'notCollected'
      ? planProblem({ plannedOwner: textOf('plannedOwner'), plannedFor: textOf('plannedFor') })
      : undefined;
  const hasTrouble = needsReason || planLacks || hasOpenState(card, dataPoint);
  return (
    <details className="behind" open={Boolean(hasTrouble) || undefined}>
      <summary>{summary(t, status, textOf, files.length)}</summary>
      <div className="behind-fields">
        {field('quality', {
          label: t('entry.quality'),
          options: QUALITIES.map((value) => ({ value, label: t(`quality.${value}`) })),
        })}
        {field('referenceYear', { label: t('entry.referenceYear'), type: 'year' })}
        {field('sourceName', { label: t('entry.sourceName'), hint: t('entry.sourceNameHint') })}
        {field('sourceUrl', { label: t('entry.sourceUrl'), type: 'url' })}
        {field('origin', {
          label: t('entry.origin'),
          options: ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) })),
        })}
        {field('scope', { label: t('entry.scope'), hint: t('entry.scopeHint') })}
        {field('comment', {
          label: t('entry.comment'),
          hint: t('entry.commentHint'),
          type: 'long',
        })}
        {!isTypedDirectly(dataPoint) && <FinalField card={card} dataPoint={dataPoint} />}
        {field('status', {
          label: t('entry.status'),
          options: [
            {
              value: status === 'reported' ? 'reported' : 'notStarted',
              label: t('entry.status.collected'),
            },
            { value: 'notCollected', label: t('entry.status.notCollected') },
            { value: 'notApplicable', label: t('entry.status.notApplicable') },
          ],
          hint: isNotReported ? t('entry.statusKeepsFigures') : undefined,
        })}
        {isNotReported &&
          field('statusReason', {
            label: t('entry.statusReason'),
            problem: needsReason ? t('entry.statusReasonNeeded') : undefined,
          })}
        {status === 'notCollected' &&
          field('plannedFor', {
            label: t('entry.plannedFor'),
            type: 'date',
            problem: planLacks === 'date' ? t('entry.planNeeds.date') : undefined,
          })}
        {status === 'notCollected' &&
          field('plannedOwner', {
            label: t('entry.plannedOwner'),
            problem: planLacks === 'owner' ? t('entry.planNeeds.owner') : undefined,
          })}
        {field('isProvisional', { label: t('entry.isProvisional'), type: 'check' })}
        {field('isConfidential', {
          label: t('entry.isConfidential'),
          hint: t('entry.isConfidentialHint'),
          type: 'check',
        })}
        <div className="field behind-files">
          <span id={`${dataPoint.id}-files`}>{t('entry.evidence')}</span>
          <ul className="bare-list small" aria-labelledby={`${dataPoint.id}-files`}>
            {files.map((file) => (
              <li key={file.href}>
                <a href={file.href} dir="auto">
                  {file.name}
                </a>
              </li>
            ))}
            <li>
              {/* saves what is typed before it leads away */}
              <button
                type="submit"
                name={GO_TO_EVIDENCE}
                value={dataPoint.id}
                className="link-button"
              >
                {t('entry.manageEvidence', { count: files.length })}
              </button>
            </li>
          </ul>
        </div>
        <p className="small">
          <a href={pathTo.history(card.city, card.year, `entry/${dataPoint.id}`)}>
            {t('history.link')}
          </a>
        </p>
      </div>
    </details>
  );
}

/** "Accurate measurements · 2025 · Water utility", or what is missing. */
function summary(
  t: Text,
  status: string,
  textOf: (attribute: EntryAttribute) => string,
  files: number,
): string {
  const parts = [
    status === 'notCollected' || status === 'notApplicable' ? t(`status.${status}`) : '',
    textOf('quality') && t(`quality.${textOf('quality') as (typeof QUALITIES)[number]}`),
    textOf('referenceYear'),
    textOf('sourceName'),
    files > 0 && t('entry.evidenceCount', { count: files }),
    textOf('isProvisional') && t('entry.provisional'),
    textOf('isConfidential') && t('status.confidential'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('entry.behind');
}

function hasOpenState(card: CardContext, dataPoint: DataPoint): boolean {
  const prefix = `entry/${dataPoint.id}/`;
  return Object.entries(card.saver.states).some(
    ([name, state]) =>
      name.startsWith(prefix) &&
      !(name.endsWith('/final') && isTypedDirectly(dataPoint)) &&
      (state?.kind === 'conflict' || state?.kind === 'refused'),
  );
}
