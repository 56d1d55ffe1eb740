/** Which forms the page of a data point has for whoever looks: what was typed in another is shown apart. */
import type { ReviewedPage } from './reviewed-data-point.tsx';

export function isShownForm(
  form: string,
  page: Pick<ReviewedPage, 'side' | 'state' | 'isJudgeable' | 'hasOpenProposal'> & {
    declaration: string | null;
  },
): boolean {
  const { side, state, hasOpenProposal } = page;
  const isOpen = side !== null && state !== 'attested' && state !== 'collecting';
  switch (form) {
    case 'declare':
      return page.declaration !== null;
    case 'verdict':
      return side === 'verifier' && state === 'inReview' && page.isJudgeable;
    case 'message':
      return isOpen;
    case 'proposal':
      return isOpen && side === 'verifier' && !hasOpenProposal;
    case 'aboutProposal':
      return isOpen && hasOpenProposal;
    default:
      return false;
  }
}
