/** What became of a file that was sent, or of what was chosen of it. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export interface ImportNoteProps {
  city: string;
  year: number;
  /** Number of cells in the address after they were brought in; null where none were. */
  applied: string | null;
  isGone: boolean;
  isChangedMeanwhile: boolean;
  problem: { code: RefusalCode; most?: number } | undefined;
}

type RefusalCode =
  | 'attested'
  | 'busy'
  | 'damaged'
  | 'documentType'
  | 'empty'
  | 'encoding'
  | 'externalLinks'
  | 'json'
  | 'kindUnknown'
  | 'macros'
  | 'noFile'
  | 'noTable'
  | 'nothingChosen'
  | 'oldOrLocked'
  | 'separator'
  | 'tooLarge'
  | 'tooManyCells'
  | 'tooManyRows'
  | 'tooMuchMemory'
  | 'tooSlow'
  | 'unpacksTooLarge';

export function ImportNote({
  city,
  year,
  applied,
  isGone,
  isChangedMeanwhile,
  problem,
}: ImportNoteProps) {
  const t = useText();
  if (problem) {
    const { code, most } = problem;
    return (
      <p className="problem" role="alert">
        {t(`exchange.refusal.${code}`, { most })}
      </p>
    );
  }
  if (isGone || isChangedMeanwhile) {
    return (
      <p className="problem" role="alert">
        {isGone ? t('exchange.gone') : t('exchange.changedMeanwhile')}
      </p>
    );
  }
  return applied === null ? null : (
    <p className="success" role="status">
      {t('exchange.applied', { count: Number(applied) || 0 })}{' '}
      <a href={pathTo.changes(city, year)}>{t('exchange.seeChanges')}</a>
    </p>
  );
}
