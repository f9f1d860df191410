import fs from 'node:fs';
import type { Browser } from 'playwright-core';

// For each window Chromium brings up two pages of an address bar that nobody sees: a third of what a visitor costs. Only
// the last such switch is heard, so those that Playwright gives stand here again.
const unwanted = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding', 'AimEnabled'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'LensOverlay'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying'],
  'PreconnectToSearch',
];

// A browser that keeps to itself: what it would look up of its own accord is not there for tests.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${unwanted.join(',')}`,
];

/** The machine's Chromium, without a window. */
export async function openBrowser(): Promise<Browser> {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = places.find((place) => place && fs.existsSync(place));
  if (!executablePath) throw new Error('There is no Chromium: install the package chromium, or set CHROMIUM_PATH');
  // Loaded only here: what else is in this library runs where no browser is.
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, headless: true, args: quiet });
}
