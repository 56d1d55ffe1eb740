/** Search and filters over the KPIs, as a plain GET form. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { SearchForm } from '../search/search-form.tsx';

interface Filter {
  text: string;
  dimension: string;
  level: string;
  kind: string;
  goal: string;
}

export function KpiFilters({
  filter,
  dimensions,
  goals,
}: {
  filter: Filter;
  dimensions: ReadonlyArray<{ id: string; name: string }>;
  goals: ReadonlyArray<{ number: number; name: string }>;
}) {
  const t = useText();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <SearchForm label={t('kpis.search')} text={filter.text}>
      <Choice
        name="dimension"
        label={t('kpis.dimension')}
        chosen={filter.dimension}
        options={dimensions.map(({ id, name }) => [id, name])}
      />
      <Choice
        name="level"
        label={t('kpis.level')}
        chosen={filter.level}
        options={(['core', 'advanced'] as const).map((level) => [level, t(`level.${level}`)])}
      />
      <Choice
        name="kind"
        label={t('kpis.kind')}
        chosen={filter.kind}
        options={(['smart', 'structural', 'sustainable'] as const).map((kind) => [
          kind,
          t(`kind.${kind}`),
        ])}
      />
      <Choice
        name="goal"
        label={t('kpis.goal')}
        chosen={filter.goal}
        options={goals.map(({ number, name }) => [String(number), `${number} ${name}`])}
      />
      {isFiltered && <a href={pathTo.kpis()}>{t('kpis.clear')}</a>}
    </SearchForm>
  );
}

function Choice({
  name,
  label,
  chosen,
  options,
}: {
  name: string;
  label: string;
  chosen: string;
  options: ReadonlyArray<readonly [value: string, label: string]>;
}) {
  const t = useText();
  return (
    <label className="search-field">
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        <option value="">{t('kpis.all')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
