// Before the first paint: what the address asks to show, marked on the page. This script stands in the
// head, alone, and waits for nothing.

import { asked, asksForLess, kioskAsked } from "./address/parameters.js";
import { root } from "./dom.js";
import * as latePayload from "./late-payload.js";
import { markBorders } from "./page/borders-mark.js";
import * as loss from "./page/loss.js";
import { markTheme } from "./page/theme-mark.js";

// A kiosk opens with its invitation, but not where a visitor has only changed the language.
/** @type {(search: string) => void} */
function markKiosk(search) {
  const rest = kioskAsked(search, root().dataset.kiosk);
  if (!rest) return;
  root().dataset.kiosk = String(rest);
  root().toggleAttribute("data-inviting", !asked(search).has("first"));
}

loss.start();
latePayload.start();
markTheme(root(), window.location.search);
markBorders(root(), window.location.search);
markKiosk(window.location.search);
root().toggleAttribute("data-embed", asked(window.location.search).has("embed"));
root().toggleAttribute("data-asked", asksForLess(window.location.search));
