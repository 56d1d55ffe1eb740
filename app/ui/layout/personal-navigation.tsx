/** The masthead of someone who is signed in. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { Navigation } from './page-frame.tsx';

export function PersonalNavigation({
  name,
  isAdministrator,
  area,
}: {
  name: string;
  isAdministrator: boolean;
  area: 'work' | 'admin' | 'account';
}) {
  const t = useText();
  return (
    <Navigation
      items={[
        { label: t('frame.myWork'), href: pathTo.manage(), isCurrent: area === 'work' },
        ...(isAdministrator
          ? [
              {
                label: t('frame.administration'),
                href: pathTo.admin(),
                isCurrent: area === 'admin',
              },
            ]
          : []),
        { label: t('frame.cities'), href: pathTo.cities() },
        { label: t('frame.kpis'), href: pathTo.kpis() },
        { label: name, href: pathTo.account(), isCurrent: area === 'account' },
      ]}
    >
      <li>
        <form method="post" action={pathTo.logout()}>
          <button type="submit">{t('frame.signOut')}</button>
        </form>
      </li>
    </Navigation>
  );
}
