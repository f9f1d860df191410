import { createElement, type SVGProps } from 'react';

/** An icon as lucide keeps it. */
interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * Draws lucide's icons in the place of its own function (see vite.config.mts), which can do much that nobody asks for here:
 * every page waits for what it loads.
 */
export default function createLucideIcon({ node }: IconData) {
  return (given: SVGProps<SVGSVGElement>) =>
    createElement(
      'svg',
      {
        ...{ xmlns: 'http://www.w3.org/2000/svg', width: 24, height: 24, viewBox: '0 0 24 24', fill: 'none' },
        ...{ stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' },
        // What has no name of its own is only looked at.
        'aria-hidden': given['aria-label'] === undefined,
        ...given,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
}
