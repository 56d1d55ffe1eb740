/** Why a comparison may mislead, in words. */
import type { Comparison, Warning } from '#app/domain/comparison/compare.ts';
import { useText, type Text } from '#app/messages/text.tsx';

export function Warnings({
  warnings,
  names,
}: Pick<Comparison, 'warnings'> & { names: readonly string[] }) {
  const t = useText();
  if (warnings.length === 0) return null;
  return (
    <div className="notice">
      <h2 className="notice-title">{t('compare.warnings')}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.code}>{textOf(warning, names, t)}</li>
        ))}
      </ul>
    </div>
  );
}

function textOf(warning: Warning, names: readonly string[], t: Text): string {
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  const of = (cities: readonly number[]) => list.format(cities.map((city) => names[city] ?? ''));
  switch (warning.code) {
    case 'fictional':
    case 'extracts':
      return t(`compare.warning.${warning.code}`, { cities: of(warning.cities) });
    case 'provisional':
      return t('chain.provisionalCities', { cities: of(warning.cities) });
    case 'kinds':
      return t('compare.warning.kinds', {
        verified: of(warning.verified),
        selfReported: of(warning.selfReported),
      });
    case 'coverage':
      return t('compare.warning.coverage', {
        list: list.format(
          warning.cities.map(({ city, reported, applicable }) =>
            t('compare.warning.coverageOf', { city: names[city] ?? '', reported, applicable }),
          ),
        ),
      });
    case 'revised':
    case 'referenceYears':
      return t(`compare.warning.${warning.code}`, { count: warning.count });
    case 'fewCommon':
      return t('compare.warning.fewCommon', { common: warning.common });
    case 'reversible':
      return t('compare.warning.reversible', { list: list.format(warning.dimensions) });
  }
}
