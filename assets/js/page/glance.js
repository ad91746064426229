// Two sides of a comparison at a glance: a table over the points, of answers that Python has written.

import { closest, element, query, queryAll } from "../dom.js";
import { unfold } from "./folds.js";

/** @typedef {{ title: string, jump: string, items: string[], more: string, isSilent: boolean }} Answer */

// Whether two sides answer the same, in the same order.
/** @type {(sides: string[][]) => boolean} */
export const isSame = ([first, second]) => first.join("\n") === second.join("\n");

// What both sides have.
/** @type {(sides: string[][]) => string[]} */
export const inBoth = ([first, second]) => first.filter((item) => second.includes(item));

// --- in the page -----------------------------------------------------------------------------------

// The table, and nothing where a side has no answers: `texts` are those of the container.
/** @type {(sides: (HTMLElement | null)[], points: HTMLElement[], texts: DOMStringMap) => HTMLElement[]} */
export function tableOf(sides, points, texts) {
  const known = /** @type {HTMLElement[]} */ (sides.filter(Boolean));
  if (known.length < 2) return [];
  const rows = queryAll("[data-row]", known[0]).flatMap((line) => {
    const other = query(`[data-row="${line.dataset.row}"]`, known[1]);
    return other ? [rowOf([line, other].map(answerOf), points, texts)] : [];
  });
  const caption = element("caption", { textContent: texts.glance });
  const table = element("table", { className: "glance" }, [caption, headOf(known), bodyOf(rows)]);
  return [table];
}

/** @type {(sides: HTMLElement[]) => HTMLElement} */
const headOf = (sides) =>
  part("thead", "rowgroup", [
    part("tr", "row", [
      part("td", "cell"),
      ...sides.map((side) => part("th", "columnheader", [...query("div", side).children])),
    ]),
  ]);

/** @type {(rows: HTMLElement[]) => HTMLElement} */
const bodyOf = (rows) => part("tbody", "rowgroup", rows);

// A part of a table that stays one where the style sheet gives it another shape.
/**
 * @param {keyof HTMLElementTagNameMap} tag
 * @param {string} role
 * @param {(Node | string)[]} [children]
 * @param {string} [className]
 */
const part = (tag, role, children = [], className = "") => element(tag, { role, className }, children);

/** @type {(line: HTMLElement) => Answer} */
function answerOf(line) {
  const { title = "", jump = "", more = "" } = line.dataset;
  const isSilent = line.className === "silence";
  const items = isSilent ? [line] : queryAll(":scope > span", line);
  return { title, jump, more, isSilent, items: items.map(({ textContent }) => textContent ?? "") };
}

// What both sides answer is said once; else each side has a cell, and what they share in it a sign.
/** @type {(sides: Answer[], points: HTMLElement[], texts: DOMStringMap) => HTMLElement} */
function rowOf(sides, points, texts) {
  const items = sides.map((side) => side.items);
  const same = isSame(sides.map((side) => [...side.items, side.more]));
  const target = points.find(({ dataset }) => dataset.point === sides[0].jump);
  const cells = (same ? sides.slice(0, 1) : sides).map((side) => {
    const shared = same ? [] : inBoth(items);
    const cell = part("td", "cell", [answered(side, shared, texts, target)], same ? "" : "is-different");
    if (same) Object.assign(cell, { colSpan: 2, ariaColSpan: "2" });
    return cell;
  });
  const word = element("span", { className: "glance-word", textContent: same ? texts.same : texts.differs });
  return part("tr", "row", [part("th", "rowheader", [sides[0].title, " ", word]), ...cells]);
}

// The items of an answer, which lead to the point that tells more.
/** @type {(side: Answer, shared: string[], texts: DOMStringMap, target?: HTMLElement) => Node} */
function answered({ items, more, isSilent, jump }, shared, texts, target) {
  const listed = more ? [...items, more] : items;
  const parts = listed.flatMap((text, index) => {
    const item = element("span", { textContent: text });
    if (shared.includes(text)) {
      const sign = element("span", { className: "glance-sign", textContent: "=" });
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", texts.both ?? "");
      item.prepend(sign, " ");
    }
    return index ? ["; ", item] : [item];
  });
  const className = isSilent ? "silence" : "";
  if (!target) return element("span", { className }, parts);
  const link = element("a", { className: `glance-link ${className}`.trim() }, parts);
  link.href = `#compared-${jump}`;
  target.id = `compared-${jump}`;
  return link;
}

// An answer opens the point that tells more; the address stays that of the comparison.
/** @type {(click: Event) => void} */
export function follow(click) {
  const hash = closest(click, ".glance-link")?.getAttribute("href");
  const point = hash ? query(hash) : null;
  if (!point) return;
  click.preventDefault();
  unfold(point);
  point.scrollIntoView({ block: "start" });
  query("summary", point).focus({ preventScroll: true });
}
