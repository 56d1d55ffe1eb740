/** What someone sees when a page cannot be shown: what happened and what to do, never a stack trace. */
import { pathTo } from '#app/domain/paths.ts';
import { useText, type MessageId } from '#app/messages/text.tsx';
import { PageHead } from './page-head.tsx';

const TITLES: Record<number, MessageId> = {
  400: 'error.badRequest',
  403: 'error.forbidden',
  404: 'error.notFound',
  405: 'error.notFound',
};

export function ErrorPage({ status, message }: { status: number; message?: string }) {
  const t = useText();
  const title = TITLES[status] ?? 'error.ours';
  return (
    <>
      <title>{`${t(title)} · CityGauge`}</title>
      <PageHead title={t(title)}>
        <p className="lede">
          {message ?? t(status < 500 ? 'error.notFoundAdvice' : 'error.oursAdvice')}
        </p>
      </PageHead>
      <p className="row">
        <a href={pathTo.home()}>{t('error.toStart')}</a>
        <a href={pathTo.manage()}>{t('error.toWork')}</a>
      </p>
    </>
  );
}
