/** The files behind a data point, each with a form that removes it, and those that were removed. */
import { LONGEST_EVIDENCE_NOTE } from '#app/domain/evidence/evidence.ts';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';
import { describeEvidenceProblem, type RefusedEvidence } from './evidence-problem.ts';

export interface ListedFile {
  id: string;
  href: string;
  fileName: string;
  byteSize: number;
  note: string | null;
  isRemoved: boolean;
  revision: number;
  at: string;
  /** Who added it, removed it or put it back; null: the system. */
  name: string | null;
}

interface EvidenceListProps {
  files: readonly ListedFile[];
  canChange: boolean;
  refused: RefusedEvidence | undefined;
}

export function EvidenceList({ files, canChange, refused }: EvidenceListProps) {
  const t = useText();
  const kept = files.filter((file) => !file.isRemoved);
  const removed = files.filter((file) => file.isRemoved);
  const rows = (list: readonly ListedFile[]) => (
    <ul className="evidence-list">
      {list.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          canChange={canChange}
          refused={refused?.evidenceId === file.id ? refused : undefined}
        />
      ))}
    </ul>
  );
  return (
    <>
      {kept.length > 0 ? rows(kept) : <p className="quiet">{t('evidence.none')}</p>}
      {removed.length > 0 && canChange && (
        <details open={removed.some((file) => file.id === refused?.evidenceId) || undefined}>
          <summary>{t('evidence.removed', { count: removed.length })}</summary>
          {rows(removed)}
        </details>
      )}
    </>
  );
}

function FileRow({
  file,
  canChange,
  refused,
}: {
  file: ListedFile;
  canChange: boolean;
  refused: RefusedEvidence | undefined;
}) {
  const t = useText();
  const stamp = { name: file.name ?? t('history.nobody'), at: formatMoment(file.at, t.locale) };
  return (
    <li id={file.id}>
      <div className="stack-small">
        <p>
          <a href={file.href} dir="auto">
            {file.fileName}
          </a>{' '}
          <span className="quiet small">{formatSize(file.byteSize, t.locale)}</span>
        </p>
        {file.note !== null && <p dir="auto">{file.note}</p>}
        <p className="quiet small">
          {t(file.isRemoved ? 'evidence.removedBy' : 'evidence.by', stamp)}
        </p>
        {refused && (
          <p className="problem small" id={`problem-${file.id}`} role="alert">
            {describeEvidenceProblem(t, refused)}
          </p>
        )}
      </div>
      {canChange && <ChangeForm file={file} refused={refused} />}
    </li>
  );
}

function ChangeForm({ file, refused }: { file: ListedFile; refused: RefusedEvidence | undefined }) {
  const t = useText();
  const form = (
    <form method="post" className="row">
      <input type="hidden" name="evidence" value={file.id} />
      <input type="hidden" name="revision" value={file.revision} />
      {!file.isRemoved && (
        <>
          <label htmlFor={`reason-${file.id}`} className="small">
            {t('evidence.reason')}
          </label>
          <input
            id={`reason-${file.id}`}
            name="reason"
            defaultValue={refused?.text}
            maxLength={LONGEST_EVIDENCE_NOTE}
            autoComplete="off"
            aria-invalid={refused ? true : undefined}
            aria-describedby={refused ? `problem-${file.id}` : undefined}
          />
        </>
      )}
      <button
        type="submit"
        name="intent"
        value={file.isRemoved ? 'putBack' : 'remove'}
        className="button plain small"
        aria-label={t(file.isRemoved ? 'evidence.putBackFile' : 'evidence.removeFile', {
          file: file.fileName,
        })}
      >
        {t(file.isRemoved ? 'evidence.putBack' : 'evidence.remove')}
      </button>
    </form>
  );
  if (file.isRemoved) return form;
  return (
    <details open={refused ? true : undefined}>
      <summary aria-label={t('evidence.removeFile', { file: file.fileName })}>
        {t('evidence.remove')}
      </summary>
      {form}
    </details>
  );
}

/** 1.2 MB, as people count it: in steps of a thousand. */
function formatSize(bytes: number, locale: string): string {
  const [unit, size] =
    bytes < 1000
      ? (['byte', bytes] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1000] as const)
        : (['megabyte', bytes / 1_000_000] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumSignificantDigits: 2,
  }).format(size);
}
