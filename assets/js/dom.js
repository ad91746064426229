// The elements of the page: found, made, and asked about. What is found is taken to be there; where it
// may not be, the caller asks with `?.`.

const SVG = "http://www.w3.org/2000/svg";

export const root = () => document.documentElement;
export const isKiosk = () => "kiosk" in root().dataset;
export const isEmbedded = () => root().hasAttribute("data-embed");

/** @type {(id: string) => HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {(id: string) => HTMLDialogElement} */
export const dialogById = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));

/** @type {(id: string) => HTMLInputElement} */
export const fieldById = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/** @type {(selector: string, within?: ParentNode) => HTMLElement} */
export const query = (selector, within = document) =>
  /** @type {HTMLElement} */ (within.querySelector(selector));

/** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
export const queryAll = (selector, within = document) => [
  .../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector)),
];

/** @type {(selector: string, within?: ParentNode) => HTMLAnchorElement[]} */
export const linksIn = (selector, within = document) => [
  .../** @type {NodeListOf<HTMLAnchorElement>} */ (within.querySelectorAll(selector)),
];

// What holds the place of an event, itself included; null where nothing of this kind does.
/** @type {(event: Event, selector: string) => HTMLElement | null} */
export const closest = ({ target }, selector) =>
  target instanceof Element ? target.closest(selector) : null;

/** @type {(event: Event, selector: string) => HTMLAnchorElement | null} */
export const closestLink = (event, selector) =>
  /** @type {HTMLAnchorElement | null} */ (closest(event, selector));

/** @type {(element: Node | null | undefined, target: EventTarget | null) => boolean} */
export const holds = (element, target) => Boolean(element?.contains(/** @type {Node | null} */ (target)));

// A click that is to be followed in this window.
/** @type {(click: MouseEvent) => boolean} */
export const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey }) =>
  !button && !metaKey && !ctrlKey && !shiftKey;

// A key that is held with another belongs to the browser.
/** @type {(press: KeyboardEvent) => boolean} */
export const hasModifier = ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey;

// An element with properties, styles, attributes of data and of ARIA, and children.
/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ style?: Attributes, data?: Attributes, aria?: Attributes, [name: string]: any }} [properties]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, { style = {}, data = {}, aria = {}, ...properties } = {}, children = []) {
  const created = Object.assign(document.createElement(tag), properties);
  Object.assign(created.style, style);
  Object.assign(created.dataset, data);
  for (const [name, value] of Object.entries(aria)) created.setAttribute(`aria-${name}`, value);
  created.append(...children);
  return created;
}

/** @type {(name: string, attributes: Record<string, string | number>, text?: string) => Element} */
export function svg(name, attributes, text = "") {
  const created = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, String(value));
  created.textContent = text;
  return created;
}

// HTML text from Python, which has escaped every text in it, as elements.
/** @type {(html: string) => HTMLTemplateElement} */
export const template = (html) => element("template", { innerHTML: html });

/** @type {(target: Element, name: string, value: string | null) => void} */
export function setAttribute(target, name, value) {
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

// As if a hand had written into a field.
/** @type {(field: Element) => void} */
export function announceInput(field) {
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

// After the frame that is drawn next: the page has then taken the shape that a choice gives it.
/** @type {(act: () => void) => void} */
export const afterNextFrame = (act) => void requestAnimationFrame(() => requestAnimationFrame(act));
