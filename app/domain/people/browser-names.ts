/** Which browser and system a session began in, so that its owner recognises it; nothing finer is kept. */

/** The first that fits counts: most browsers also name those that they descend from. */
const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
];
const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The proper names in a User-Agent header; null where it says none that is known. */
export function namesOfBrowser(userAgent: string): {
  browser: string | null;
  system: string | null;
} {
  const text = userAgent.slice(0, 500);
  const first = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(text))?.[1];
  return { browser: first(BROWSERS) ?? null, system: first(SYSTEMS) ?? null };
}
