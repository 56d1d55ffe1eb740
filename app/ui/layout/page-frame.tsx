/** Masthead, main and foot of every page. */
import type { ReactNode } from 'react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

declare const CITYGAUGE_VERSION: string;

/** One entry of the navigation. */
export interface NavigationItem {
  label: string;
  href: string;
  isCurrent?: boolean;
}

/** The frame of a page; reading pages pass no navigation and get the one that is the same for everyone. */
export function PageFrame({
  navigation,
  children,
}: {
  navigation?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <>
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header className="masthead">
        <div className="wrap">
          <a className="brand" href={pathTo.home()}>
            <Brand />
            CityGauge
          </a>
          {navigation ?? <ReadingNavigation />}
        </div>
      </header>
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <footer id="foot" className="footer">
        <div className="wrap">
          <p>{t('frame.independent')}</p>
          <p>{t('frame.scoresAreOurs')}</p>
          <ul>
            <li>
              <a href={pathTo.method()}>{t('frame.method')}</a>
            </li>
            <li>{t('frame.licence')}</li>
            <li>{t('frame.version', { version: CITYGAUGE_VERSION })}</li>
          </ul>
        </div>
      </footer>
    </>
  );
}

/** A list of links in the masthead. */
export function Navigation({ items, children }: { items: NavigationItem[]; children?: ReactNode }) {
  const t = useText();
  return (
    <nav aria-label={t('frame.navigation')}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
        {children}
      </ul>
    </nav>
  );
}

function ReadingNavigation() {
  const t = useText();
  return (
    <Navigation
      items={[
        { label: t('frame.cities'), href: pathTo.cities() },
        { label: t('frame.compare'), href: pathTo.compare() },
        { label: t('frame.kpis'), href: pathTo.kpis() },
        { label: t('frame.sdgs'), href: pathTo.sdgs() },
        { label: t('frame.method'), href: pathTo.method() },
        { label: t('frame.myWork'), href: pathTo.manage() },
      ]}
    />
  );
}

function Brand() {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <path d="M16 3a13 13 0 0 1 13 13h-7a6 6 0 0 0-6-6z" fill="var(--band-4)" />
      <path d="M29 16a13 13 0 0 1-13 13v-7a6 6 0 0 0 6-6z" fill="var(--band-3)" />
      <path d="M16 29A13 13 0 0 1 3 16h7a6 6 0 0 0 6 6z" fill="var(--band-2)" />
      <path d="M3 16A13 13 0 0 1 16 3v7a6 6 0 0 0-6 6z" fill="var(--band-1)" />
    </svg>
  );
}
