// Events that may be one: a dotted line between their places, where both are shown.

import { isAside } from "./symbols.js";
import { toPixels } from "./view.js";

/** @type {(link: LinkText, state: MapState) => boolean} */
export const isShown = ({ facts }, state) =>
  facts.every((event) => event in state.shown) && facts.some((event) => !isAside(event, state));

/** @type {(links: LinkText[], state: MapState, view: View) => Line[]} */
export function linesOf(links, state, view) {
  return links
    .filter((link) => isShown(link, state))
    .map(({ along }) => {
      const [from, to] = along.map(([lon, lat]) => toPixels(view, lon, lat));
      return { from, to };
    });
}

// The words on the lines of the event that is open: on a map of all events they would cover places.
/** @type {(links: LinkText[], state: MapState) => LinkText[]} */
export const saidOf = (links, state) =>
  links
    .filter((link) => link.facts.includes(state.chosen.event) && isShown(link, state))
    .map((link) => ({ ...link, facts: [state.chosen.event] }));
