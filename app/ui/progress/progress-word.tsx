/** The word for a course, with an arrow that says the same to the eye. */
import type { ProgressStatus } from '#app/domain/progress/status.ts';
import { useText } from '#app/messages/text.tsx';

const ARROW: Record<ProgressStatus, string> = {
  achieved: '✓',
  onTrack: '↑',
  tooSlow: '↗',
  noProgress: '→',
  movingAway: '↓',
  notEnoughData: '·',
};

export function ProgressWord({ status }: { status: ProgressStatus }) {
  const t = useText();
  return (
    <span className={`progress-word progress-${status}`}>
      <span aria-hidden="true">{ARROW[status]}</span> {t(`progress.${status}`)}
    </span>
  );
}
