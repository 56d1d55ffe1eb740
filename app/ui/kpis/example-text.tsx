/** What a middling city would type, and what that comes to: invented, and said to be. */
import type { ExampleFigure, WorkedExample } from '#app/domain/explanation/worked-example.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatQuantity } from '../format.ts';

/** More decimals than any example has. */
const AS_TYPED = 10;

export function ExampleText({ example }: { example: WorkedExample }) {
  const t = useText();
  const value = figureText(t, example.value, example.unitSymbol, example.decimals);
  if (example.figures.length === 0) return t('example.value', { value });
  const figures = example.figures.map(
    ({ label, figure, unitSymbol }) => `${label}: ${figureText(t, figure, unitSymbol, AS_TYPED)}`,
  );
  return t('example.figures', { figures: figures.join('; '), value });
}

function figureText(t: Text, figure: ExampleFigure, unitSymbol: string, decimals: number): string {
  if (typeof figure === 'boolean') return t(figure ? 'answer.yes' : 'answer.no');
  return formatQuantity(figure, decimals, unitSymbol, t.locale);
}
