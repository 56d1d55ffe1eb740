/** What a new figure of the register would change, with the choice to save it or to keep the old one. */
import { CONFIRM, KEEP, PREVIEWED } from '#app/domain/entry/posted-changes.ts';
import type { ShownEffect, ShownValue } from '#app/domain/entry/register-effects.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatValue, unbroken } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import type { HeldFigure } from './use-register-previews.ts';

/** So many changes are shown at once; the others open. */
const SHOWN_AT_ONCE = 4;

/** Without scripts the buttons post the form; `onSave` and `onKeep` act in the browser. */
export function RegisterPreview({
  item,
  old,
  held,
  onSave,
  onKeep,
}: {
  item: { id: string; label: string };
  old: string;
  held: HeldFigure;
  onSave: () => void;
  onKeep: () => void;
}) {
  const t = useText();
  const { preview, texts, isAsking } = held;
  return (
    <div
      className="register-preview"
      role="group"
      aria-label={t('registerEffects.of', item)}
      aria-busy={isAsking || undefined}
    >
      <p role="status">
        {isAsking
          ? t('registerEffects.asking')
          : preview
            ? t('registerEffects.summary', {
                count: preview.effects.length,
                bands: preview.effects.filter((one) => one.changesBand).length,
              })
            : t('registerEffects.unknown')}
      </p>
      {preview && <Effects effects={preview.effects} />}
      {Object.entries(texts).map(([name, text]) => (
        <input key={name} type="hidden" name={`${PREVIEWED}${name}`} value={text} readOnly />
      ))}
      <p className="row">
        <button
          type="submit"
          name={CONFIRM}
          value={item.id}
          className="button"
          aria-disabled={isAsking || undefined}
          onClick={(event) => {
            event.preventDefault();
            onSave();
          }}
        >
          {t('registerEffects.save')}
        </button>
        <button
          type="submit"
          name={KEEP}
          value={item.id}
          className="button plain"
          onClick={(event) => {
            event.preventDefault();
            onKeep();
          }}
        >
          {t('registerEffects.keep', { old })}
        </button>
      </p>
    </div>
  );
}

function Effects({ effects }: { effects: readonly ShownEffect[] }) {
  const t = useText();
  const rest = effects.slice(SHOWN_AT_ONCE);
  return (
    <>
      <EffectTable effects={effects.slice(0, SHOWN_AT_ONCE)} t={t} />
      {rest.length > 0 && (
        <details>
          <summary>{t('registerEffects.others', { count: rest.length })}</summary>
          <EffectTable effects={rest} t={t} />
        </details>
      )}
    </>
  );
}

function EffectTable({ effects, t }: { effects: readonly ShownEffect[]; t: Text }) {
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('registerEffects.dataPoint')}</th>
          <th scope="col">{t('registerEffects.now')}</th>
          <th scope="col">{t('registerEffects.then')}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <tr key={effect.id}>
            <th scope="row">
              {effect.label} <small className="quiet">{unbroken(effect.unit)}</small>
            </th>
            <td data-label={t('registerEffects.now')}>{side(effect, effect.before, t)}</td>
            <td data-label={t('registerEffects.then')}>{side(effect, effect.after, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function side({ decimals }: ShownEffect, { value, yesNo, result }: ShownValue, t: Text) {
  return (
    <span className="row">
      {value !== null && <span>{formatValue(value, decimals, t.locale)}</span>}
      {yesNo !== null && t(yesNo ? 'answer.yes' : 'answer.no')}
      {result.kind !== 'notBenchmarked' && <BandChip result={result} />}
    </span>
  );
}
