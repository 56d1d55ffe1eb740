/** On reading pages: charts that can be asked take the place of their drawings, each when it comes into view. */

import type { FileCheckData } from '#app/domain/publication/file-check.ts';
import type { Mount } from './mount.ts';

const ISLANDS: Record<string, () => Promise<{ mount: Mount }>> = {
  trend: () => import('./trend.tsx'),
  comparison: () => import('./comparison.tsx'),
  distribution: () => import('./distribution.tsx'),
};

const places = document.querySelectorAll<HTMLElement>('[data-island]');
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      // whatever fails: the drawing of the server stays
      takeOver(target as HTMLElement).catch(() => undefined);
    }
  },
  { rootMargin: '200px' },
);
for (const place of places) observer.observe(place);

async function takeOver(place: HTMLElement): Promise<void> {
  if (place.dataset.island === 'file-check') {
    const { mountFileCheck } = await import('./file-check.ts');
    return mountFileCheck(place, JSON.parse(place.dataset.islandData ?? 'null') as FileCheckData);
  }
  const load = ISLANDS[place.dataset.island ?? ''];
  if (!load) return;
  const { mount } = await load();
  const drawing = [...place.querySelectorAll('svg')].find((svg) => svg.clientHeight > 0);
  if (!drawing) return;
  const { width, height } = drawing.getBoundingClientRect();
  const island = document.createElement('div');
  island.className = 'island';
  // the same room as the drawing, so that nothing moves
  island.style.inlineSize = '100%';
  island.style.blockSize = `${height}px`;
  place.append(island);
  const data: unknown = JSON.parse(place.dataset.islandData ?? 'null');
  mount(island, data, { width, height }, () => place.classList.add('is-live'));
}
