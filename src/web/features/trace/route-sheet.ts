import type { Route } from '#api/schemas/trace';
import { strokes } from '#engines/chart/chart-style';
import { xmlText, type Palette } from '#engines/chart/scene-svg';
import { routeStrip, stripHeight } from './route-strip.ts';
import { routeLines, type SheetHead } from './route-words.ts';

const width = 1120;
const margin = 28;
const lineHeight = 17;
const perLine = 165;

/** The route as plain text, with its marking above and below. */
export function routeSheetText(route: Route, head: SheetHead): string {
  return [head.marking, '', ...routeLines(route, head), '', head.marking, ''].join('\n');
}

/** The route as one SVG of its own, with marking, date, what it rests on and what is said to it. */
export function routeSheetSvg(route: Route, head: SheetHead, palette: Palette): string {
  const strip = routeStrip(route, width - margin * 2);
  const wide = Math.max(width, strip.width + margin * 2);
  const lines = routeLines(route, head).flatMap((line) => wrapped(line, perLine));
  const top = 46 + stripHeight + 30;
  const height = top + lines.length * lineHeight + 44;
  const marking = (y: number) =>
    `<text x="${wide / 2}" y="${y}" text-anchor="middle" font-size="12" font-weight="700" letter-spacing="1">${xmlText(head.marking)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}" viewBox="0 0 ${wide} ${height}" font-family="Inter, 'Helvetica Neue', Arial, sans-serif" font-size="12" fill="${palette.ink}">`,
    `<title>${xmlText(`${head.caseTitle}: ${head.question}`)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    marking(22),
    `<g transform="translate(${margin} 40)">`,
    ...strip.hops.map((hop) => {
      const { dash, lines: count, width: thick } = strokes[hop.basis];
      const [x1, x2] = [hop.x + 16, hop.x + hop.width - 22];
      const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
      const d = count === 2 ? `M${x1} 62H${x2}M${x1} 66H${x2}` : `M${x1} 64H${x2}`;
      const middle = hop.x + hop.width / 2;
      const text = (y: number, words: string, more = '') =>
        `<text x="${middle}" y="${y}" text-anchor="middle" font-size="11.5" ${more}>${xmlText(cut(words, 30))}</text>`;
      return [
        `<path d="${d}" fill="none" stroke="${palette.ink}" stroke-width="${thick}"${dashes}/><path d="M${x2} 59l9 5-9 5z" fill="${palette.ink}"/>`,
        text(38, hop.what, 'font-weight="600"'),
        text(
          53,
          hop.basis,
          hop.basis === 'alleged and denied' ? `fill="${palette.denied}"` : `fill="${palette.muted}"`,
        ),
        text(82, hop.when),
        hop.isWeakest ? text(22, '⚠ weakest link', `fill="${palette.denied}" font-weight="600"`) : '',
        scaleSvg(hop.scale, palette),
      ].join('');
    }),
    ...strip.stops.map(
      ({ x, name, wait }) =>
        `<circle cx="${x}" cy="64" r="13" fill="${palette.panel}" stroke="${palette.ink}" stroke-width="1.5"/><text x="${x}" y="97" text-anchor="middle" font-weight="600" style="unicode-bidi:plaintext">${xmlText(cut(name, 20))}</text>${wait === null ? '' : `<text x="${x}" y="112" text-anchor="middle" font-size="11" fill="${palette.muted}">holds it ${xmlText(wait)}</text>`}`,
    ),
    `<path d="M${strip.stops[0]?.x ?? 0} 141H${strip.stops.at(-1)?.x ?? 0}" stroke="${palette.muted}"/>`,
    '</g>',
    ...lines.map(
      (line, i) =>
        `<text x="${margin}" y="${top + i * lineHeight}" xml:space="preserve" style="unicode-bidi:plaintext"${/^ *THE WEAKEST|^THIS ROUTE/.test(line) ? ` fill="${palette.denied}" font-weight="600"` : ''}>${xmlText(line)}</text>`,
    ),
    marking(height - 16),
    '</svg>',
  ].join('\n');
}

function scaleSvg(scale: ReturnType<typeof routeStrip>['hops'][number]['scale'], palette: Palette): string {
  if (scale === null) return '';
  if (scale.isPoint) return `<circle cx="${scale.x + 4.5}" cy="141" r="4.5" fill="${palette.ink}"/>`;
  return `<rect x="${scale.x}" y="135" width="${scale.width}" height="12" fill="${palette.panel}" stroke="${palette.ink}" stroke-dasharray="2 2"/>`;
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Lines no longer than this; what goes on is indented. */
export function wrapped(line: string, most: number): string[] {
  if (line.length <= most) return [line];
  const lines: string[] = [];
  const indent = `${/^ */.exec(line)![0]}   `;
  let rest = line;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > most / 2 ? space : most;
    lines.push(rest.slice(0, at));
    rest = `${indent}${rest.slice(at).trimStart()}`;
  }
  return [...lines, rest];
}
