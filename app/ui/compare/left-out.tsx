/** What of a choice could not be used, and why. */
import type { LeftOutReason } from '#app/domain/comparison/chosen.ts';
import { useText } from '#app/messages/text.tsx';

export function LeftOutCities({
  wrongYear,
  leftOut,
  only,
}: {
  wrongYear: string | null;
  leftOut: ReadonlyArray<{ reason: LeftOutReason; name: string }>;
  /** The one city that is left to compare with nothing. */
  only: string | null;
}) {
  const t = useText();
  const problems = [
    ...(wrongYear === null ? [] : [t('compare.wrongYear', { text: wrongYear })]),
    ...leftOut.map(({ reason, name }) => t(`compare.leftOut.${reason}`, { name })),
    ...(only === null ? [] : [t('compare.oneMore', { city: only })]),
  ];
  if (problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      {problems.length === 1 ? (
        <p>{problems[0]}</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
