/** Holds a new figure of the register back until the person has seen what it changes; everything else is saved at once. */
import { useEffect, useRef, useState } from 'react';
import { fieldName, figureItemOf } from '#app/domain/entry/fields.ts';
import type { ShownPreview } from '#app/domain/entry/register-effects.ts';
import { pathTo } from '#app/domain/paths.ts';
import type { Saver } from './use-saver.ts';

/** A figure that is typed and not saved yet, with what it would change once that is known. */
export interface HeldFigure {
  /** The new texts, by field. */
  texts: Record<string, string>;
  /** Null where it cannot be told. */
  preview: ShownPreview | null;
  /** The preview is not of these texts yet. */
  isAsking: boolean;
}

/**
 * `figures`: the items that values rest on. `onKeep` puts a text back into its field. An item's figure and its unit are
 * one change; a first figure is saved without asking, as the server says.
 */
export function useRegisterPreviews({
  city,
  year,
  stored,
  figures,
  saver,
  first,
  onKeep,
}: {
  city: string;
  year: number;
  stored: Readonly<Record<string, string>>;
  figures: Readonly<Record<string, number>>;
  saver: Saver;
  first: Readonly<Record<string, HeldFigure>>;
  onKeep: (field: string, text: string) => void;
}) {
  const [held, setHeld] = useState(first);
  const known = useRef<Record<string, string>>({ ...stored });
  const asked = useRef<Record<string, number>>({});
  const hasHeld = Object.keys(held).length > 0;
  useEffect(() => {
    if (!hasHeld) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasHeld]);

  const hold = (item: string, figure: HeldFigure | undefined) =>
    setHeld(({ [item]: _, ...others }) => (figure ? { ...others, [item]: figure } : others));
  const commit = (item: string, texts: Record<string, string>) => {
    asked.current[item] = (asked.current[item] ?? 0) + 1;
    hold(item, undefined);
    for (const [name, text] of Object.entries(texts)) {
      known.current[name] = text;
      saver.save(name, text);
    }
  };
  const ask = async (item: string, texts: Record<string, string>, value: string, unit: string) => {
    const turn = (asked.current[item] = (asked.current[item] ?? 0) + 1);
    setHeld((old) => ({
      ...old,
      [item]: { texts, preview: old[item]?.preview ?? null, isAsking: true },
    }));
    const preview = await fetchPreview(pathTo.registerEffects(city, year, { item, value, unit }));
    if (asked.current[item] !== turn) return;
    if (preview && !preview.isShownFirst) commit(item, texts);
    else hold(item, { texts, preview: preview ?? null, isAsking: false });
  };

  return {
    held,
    /** A field is being typed in: kept on the device, save for a figure that is to be seen before it is saved. */
    type(name: string, text: string) {
      const item = figureItemOf(name);
      const isShownFirst =
        item !== undefined &&
        figures[item] !== undefined &&
        (known.current[fieldName.register(item, 'value')] ?? '') !== '';
      if (!isShownFirst) saver.keep(name, text);
    },
    /** A field is left with this text. */
    leave(name: string, typed: string) {
      const text = typed.trim();
      const item = figureItemOf(name);
      if (item === undefined || !figures[item]) {
        saver.save(name, typed);
        return;
      }
      const valueName = fieldName.register(item, 'value');
      const unitName = fieldName.register(item, 'unit');
      const now = (one: string) =>
        one === name ? text : (held[item]?.texts[one] ?? known.current[one] ?? '');
      const texts = Object.fromEntries(
        [valueName, unitName]
          .map((one) => [one, now(one)] as const)
          .filter(([one, newText]) => newText !== (known.current[one] ?? '')),
      );
      if (Object.keys(texts).length === 0) commit(item, { [name]: text });
      else if ((known.current[valueName] ?? '') === '') commit(item, texts);
      else if (JSON.stringify(held[item]?.texts) !== JSON.stringify(texts)) {
        void ask(item, texts, now(valueName), now(unitName));
      }
    },
    /** Someone has decided between their own text and another person's. */
    settle(name: string, text: string) {
      known.current[name] = text;
      saver.resolve(name, text);
    },
    /** Only what was seen is saved. */
    save(item: string) {
      const figure = held[item];
      if (figure && !figure.isAsking) commit(item, figure.texts);
    },
    keep(item: string) {
      asked.current[item] = (asked.current[item] ?? 0) + 1;
      for (const name of Object.keys(held[item]?.texts ?? {})) {
        onKeep(name, known.current[name] ?? '');
      }
      hold(item, undefined);
    },
    /** The text that holds as long as the new one is not saved. */
    knownText: (name: string) => known.current[name] ?? '',
  };
}

/** Undefined where the server cannot be asked. */
async function fetchPreview(url: string): Promise<ShownPreview | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    return response.ok && !response.redirected
      ? ((await response.json()) as ShownPreview)
      : undefined;
  } catch {
    return undefined;
  }
}
