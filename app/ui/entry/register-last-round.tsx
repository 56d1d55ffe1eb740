/** What the round before had for an item of the register, and the button that takes it over. */
import { SEEN, STILL_VALID } from '#app/domain/carry-over/posted-choice.ts';
import type { RegisterItem } from '#app/domain/definitions/schema.ts';
import { useText } from '#app/messages/text.tsx';

export interface LastRegister {
  year: number | null;
  byId: Readonly<
    Record<
      string,
      {
        revision: number;
        shown: { value: string; unit: string; referenceYear: string; source: string };
      }
    >
  >;
}

export function RegisterLastRound({
  item,
  form,
  isEmpty,
}: {
  item: RegisterItem;
  form: { lastRound: LastRegister; unitSymbols: Readonly<Record<string, string>> };
  /** Whether this round has nothing there yet, so that there is something to take over. */
  isEmpty: boolean;
}) {
  const t = useText();
  const { year, byId } = form.lastRound;
  const last = byId[item.id];
  if (!last) return null;
  const { value, unit, referenceYear, source } = last.shown;
  const figure = `${value} ${form.unitSymbols[unit || item.unit] ?? unit}`.trim();
  const behind = [referenceYear, source].filter(Boolean).join(', ');
  const row = `register/${item.id}`;
  return (
    <p className="last-round small">
      <span dir="auto">
        {t('carryOver.registerHint', {
          year: String(year),
          value: behind ? `${figure} (${behind})` : figure,
        })}
      </span>
      {isEmpty && (
        <>
          <input type="hidden" name={SEEN + row} value={last.revision} />
          <button
            type="submit"
            name={STILL_VALID}
            value={row}
            className="button plain small"
            aria-label={t('carryOver.takeOverItem', { label: item.label, value: figure })}
          >
            {t('carryOver.takeOver')}
          </button>
        </>
      )}
    </p>
  );
}
