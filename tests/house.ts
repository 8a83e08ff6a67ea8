// `npm run house`: how the house stands, in figures; each with its bar, and what is over it. Fails where one is.
import { figures, holds } from './support/house.ts';

const all = figures();
for (const figure of all) {
  const { name, value, bar, least, where } = figure;
  const mark = holds(figure) ? 'ok    ' : 'OVER  ';
  console.log(
    `${mark} ${String(Math.round(value * 10) / 10).padStart(6)}  ${name} (${least ? '≥' : '≤'} ${bar})`,
  );
  if (where.length > 0) for (const line of where) console.log(`                  ${line}`);
}
process.exit(all.every(holds) ? 0 : 1);
