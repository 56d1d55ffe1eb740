/** Why a target is what it is: its basis, source and how sure that is. */
import type { Target } from '#app/domain/definitions/schema.ts';
import { useText } from '#app/messages/text.tsx';

export function TargetGrounds({
  target,
  targetSet,
}: {
  target: Target;
  targetSet: { name: string; version: string };
}) {
  const t = useText();
  return (
    <dl className="facts small">
      <dt>{t('target.basis')}</dt>
      <dd>
        {t(target.basis === 'u4ssc' ? 'target.basis.u4ssc' : 'target.basis.ours', {
          basis: target.basis,
        })}
      </dd>
      <dt>{t('target.source')}</dt>
      <dd>
        {target.source}
        {target.reference && ` (${target.reference})`}
        {target.fromKnowledge && <span className="quiet"> {t('target.fromKnowledge')}</span>}
      </dd>
      <dt>{t('target.confidence')}</dt>
      <dd>{t(`confidence.${target.confidence}`)}</dd>
      <dt>{t('target.set')}</dt>
      <dd>{`${targetSet.name}, ${t('grounds.version', { version: targetSet.version })}`}</dd>
    </dl>
  );
}
