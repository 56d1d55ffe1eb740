/** The way here, the title and what the page is about. */
import type { ReactNode } from 'react';
import { useText } from '#app/messages/text.tsx';

export interface Crumb {
  label: string;
  href: string;
}

export function PageHead({
  crumbs,
  title,
  children,
}: {
  crumbs?: Crumb[];
  title: ReactNode;
  children?: ReactNode;
}) {
  const t = useText();
  return (
    <header className="page-head">
      {crumbs && (
        <nav className="crumbs" aria-label={t('frame.breadcrumb')}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1>{title}</h1>
      {children}
    </header>
  );
}
