/** Adds a file to a data point: a plain form, so that the browser itself sends the file as it reads it. */
import { EVIDENCE_ENDINGS, LONGEST_EVIDENCE_NOTE } from '#app/domain/evidence/evidence.ts';
import { useText } from '#app/messages/text.tsx';
import { describeEvidenceProblem, type RefusedEvidence } from './evidence-problem.ts';

export interface AddEvidenceFormProps {
  /** The data point that the page is about; null where one has to be chosen. */
  dataPoint: { id: string } | null;
  choices: ReadonlyArray<{
    segment: string;
    dataPoints: ReadonlyArray<{ id: string; label: string }>;
  }>;
  refused: RefusedEvidence | undefined;
}

export function AddEvidenceForm({ dataPoint, choices, refused }: AddEvidenceFormProps) {
  const t = useText();
  const isAboutChoice = refused?.problem === 'noDataPoint';
  return (
    <form method="post" encType="multipart/form-data" className="form card evidence-form">
      <h2>{t('evidence.addTitle')}</h2>
      {refused && (
        <p className="problem" id="evidence-problem" role="alert">
          {describeEvidenceProblem(t, refused)}
        </p>
      )}
      {dataPoint ? (
        <input type="hidden" name="dataPoint" value={dataPoint.id} />
      ) : (
        <div className="field">
          <label htmlFor="evidence-data-point">{t('evidence.dataPoint')}</label>
          <select
            id="evidence-data-point"
            name="dataPoint"
            defaultValue={refused?.dataPointId ?? ''}
            aria-invalid={isAboutChoice || undefined}
            aria-describedby={isAboutChoice ? 'evidence-problem' : undefined}
          >
            <option value="">{t('evidence.choose')}</option>
            {choices.map((group) => (
              <optgroup key={group.segment} label={group.segment}>
                {group.dataPoints.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor="evidence-note">{t('evidence.note')}</label>
        <input
          id="evidence-note"
          name="note"
          defaultValue={refused?.text}
          maxLength={LONGEST_EVIDENCE_NOTE}
          autoComplete="off"
        />
      </div>
      <div className="field">
        <label htmlFor="evidence-file">{t('evidence.file')}</label>
        <input
          id="evidence-file"
          type="file"
          name="file"
          accept={EVIDENCE_ENDINGS.join(',')}
          aria-invalid={(refused && !isAboutChoice) || undefined}
          aria-describedby={`evidence-file-hint${refused ? ' evidence-problem' : ''}`}
        />
        <p className="hint" id="evidence-file-hint">
          {t('evidence.fileHint')}
        </p>
      </div>
      <button type="submit" className="button">
        {t('evidence.add')}
      </button>
    </form>
  );
}
