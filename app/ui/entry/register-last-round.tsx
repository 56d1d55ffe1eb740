/** What the round before had for an item of the register, and the button that takes it over. */
import { SEEN, STILL_VALID } from '#app/domain/carry-over/posted-choice.ts';
import { suggestedRegister, type RegisterTexts } from '#app/domain/carry-over/suggestions.ts';
import type { RegisterItem } from '#app/domain/definitions/schema.ts';
import { fieldName } from '#app/domain/entry/fields.ts';
import { useText } from '#app/messages/text.tsx';
import type { UnitChoices } from '#app/domain/entry/kpi-texts.ts';

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

/** Without scripts the button posts the form; `onTakeOver` fills the fields, which are saved as if typed. */
export function RegisterLastRound({
  item,
  form,
  now,
  onTakeOver,
}: {
  item: RegisterItem;
  form: {
    lastRound: LastRegister;
    unitSymbols: Readonly<Record<string, string>>;
    unitChoices: UnitChoices;
  };
  /** What this round has there. */
  now: RegisterTexts;
  onTakeOver: (taken: RegisterTexts) => void;
}) {
  const t = useText();
  const { year, byId } = form.lastRound;
  const last = byId[item.id];
  if (!last || year === null) return null;
  const { value, unit, referenceYear, source } = last.shown;
  const choices = form.unitChoices[fieldName.register(item.id, 'value')];
  const symbol =
    choices?.find((one) => one.id === unit)?.symbol ?? form.unitSymbols[item.unit] ?? '';
  const figure = item.valueType === 'number' ? `${value} ${symbol}`.trim() : value;
  const behind = [referenceYear, source].filter(Boolean).join(', ');
  const row = `register/${item.id}`;
  const suggested = suggestedRegister({ ...last.shown, roundYear: year }, now);
  return (
    <p className="last-round small">
      <span dir="auto">
        {t('carryOver.registerHint', {
          year: String(year),
          value: behind ? `${figure} (${behind})` : figure,
        })}
      </span>
      {suggested.value && (
        <>
          <input type="hidden" name={SEEN + row} value={last.revision} />
          <button
            type="submit"
            name={STILL_VALID}
            value={row}
            className="button plain small"
            aria-label={t('carryOver.takeOverItem', { label: item.label, value: figure })}
            onClick={(event) => {
              event.preventDefault();
              onTakeOver(suggested);
            }}
          >
            {t('carryOver.takeOver')}
          </button>
        </>
      )}
    </p>
  );
}
