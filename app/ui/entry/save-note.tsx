/** The visible state of a field: saving, saved, not yet saved, or two people who typed different things. */
import { useText } from '#app/messages/text.tsx';
import { formatTime } from '../format.ts';
import { describeFieldProblem } from './describe.ts';
import type { SaveState } from './use-saver.ts';

/** `onChoose` ends a conflict in the browser; without JavaScript the buttons post the form. */
export function SaveNote({
  id,
  field,
  state,
  mine,
  onChoose,
}: {
  id: string;
  field: string;
  state: SaveState | undefined;
  mine: string;
  onChoose?: (text: string) => void;
}) {
  const t = useText();
  if (state?.kind === 'conflict') {
    return (
      <div className="conflict" id={id} role="alert">
        {/* a posted page was made with the server's clock, the browser shows its own */}
        <p suppressHydrationWarning>
          {t('save.conflict', {
            name: state.by ?? t('save.someone'),
            time: formatTime(state.at, t.locale),
            theirs: state.theirs === '' ? t('save.nothing') : state.theirs,
            mine: mine === '' ? t('save.nothing') : mine,
          })}
        </p>
        <p className="row">
          <button
            type="submit"
            className="button plain small"
            onClick={(event) => {
              if (!onChoose) return;
              event.preventDefault();
              onChoose(mine);
            }}
          >
            {t('save.useMine')}
          </button>
          <button
            type="submit"
            name="discard"
            value={field}
            className="button plain small"
            onClick={(event) => {
              if (!onChoose) return;
              event.preventDefault();
              onChoose(state.theirs);
            }}
          >
            {t('save.useTheirs')}
          </button>
        </p>
      </div>
    );
  }
  if (state?.kind === 'refused') {
    return (
      <p className="wrong" id={id} role="alert">
        {describeFieldProblem(t, state.problem)}
      </p>
    );
  }
  return (
    <span className={`save-note save-${state?.kind ?? 'none'}`} id={id} role="status">
      {state?.kind === 'saving' && t('save.saving')}
      {state?.kind === 'saved' && t('save.saved', { time: formatTime(state.at, t.locale) })}
      {state?.kind === 'failed' && t(`save.failed.${state.reason}`)}
    </span>
  );
}
