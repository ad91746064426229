// The page at work: every part of it is started here, those first whose listeners come first and whose
// drawing is to be seen first.

import * as address from "./address/address.js";
import * as addressBar from "./address/address-bar.js";
import * as parameters from "./address/parameters.js";
import { isKiosk, root } from "./dom.js";
import * as filter from "./filter.js";
import * as invitation from "./kiosk/invitation.js";
import * as keyboard from "./kiosk/keyboard.js";
import * as kiosk from "./kiosk/kiosk.js";
import * as lockdown from "./kiosk/lockdown.js";
import * as navigate from "./kiosk/navigate.js";
import * as qr from "./kiosk/qr.js";
import * as reset from "./kiosk/reset.js";
import * as select from "./kiosk/select.js";
import * as borders from "./map/borders.js";
import * as cartouche from "./map/cartouche.js";
import * as chooser from "./map/chooser.js";
import * as mapGestures from "./map/gestures.js";
import * as ground from "./map/ground.js";
import * as legend from "./map/legend.js";
import * as map from "./map/map.js";
import * as openEvent from "./map/open-event.js";
import * as preload from "./map/preload.js";
import * as shortKey from "./map/short-key.js";
import * as cites from "./page/cites.js";
import * as compare from "./page/compare.js";
import * as embed from "./page/embed.js";
import * as extension from "./page/extension.js";
import * as folds from "./page/folds.js";
import * as gesture from "./page/gesture.js";
import * as languages from "./page/languages.js";
import * as linkGuard from "./page/link-guard.js";
import * as links from "./page/links.js";
import * as list from "./page/list.js";
import * as menu from "./page/menu.js";
import * as notice from "./page/notice.js";
import * as panel from "./page/panel.js";
import * as paper from "./page/paper.js";
import * as presence from "./page/presence.js";
import * as reference from "./page/reference.js";
import * as sectionNames from "./page/section-names.js";
import * as share from "./page/share.js";
import * as sheet from "./page/sheet.js";
import * as theme from "./page/theme.js";
import * as title from "./page/title.js";
import * as views from "./page/views.js";
import { find } from "./search/match.js";
import * as search from "./search/search.js";
import * as store from "./store.js";
import * as story from "./story/story.js";
import * as textWidth from "./text-width.js";
import * as announce from "./time/announce.js";
import * as days from "./time/days.js";
import * as flags from "./time/flags.js";
import * as player from "./time/player.js";
import * as strip from "./time/strip.js";
import * as thumbs from "./time/thumbs.js";
import * as timeline from "./time/timeline.js";
import { periodInWords } from "./time/words.js";
import * as zoom from "./time/zoom.js";

const PARTS = [
  ...[textWidth, addressBar, gesture, theme, paper, languages, store],
  ...[chooser, map, openEvent, mapGestures, cartouche, legend, shortKey, borders],
  ...[menu, notice, presence, share, embed],
  ...[list, panel, sheet, sectionNames, folds, links, cites, reference, views, compare],
  ...[timeline, flags, strip, player, zoom, announce, search, story, title, linkGuard, preload, extension],
];
const KIOSK = [navigate, reset, kiosk, invitation, lockdown, keyboard, qr, select];

// The letters of names are asked for now: later there may be no network to get them from.
function fetchLetters() {
  document.fonts.load('1em "Source Serif 4 Variable"', "Əəığşıİ");
}

// The page that was sent shows all; what the address asks for is shown now.
/** @type {(handed: Atlas) => void} */
function open(handed) {
  fetchLetters();
  if (root().hasAttribute("data-asked")) ground.removeStillMarks();
  store.open(handed);
  root().removeAttribute("data-asked");
}

for (const part of PARTS) part.start();
if (isKiosk()) for (const part of KIOSK) part.start();

// What the tests, and the watch over a kiosk, ask and do.
window.atlas = Object.assign(window.atlas ?? {}, {
  ...{ address, addressBar, chooser, days, filter, kiosk, parameters, share, store },
  choice: { present: store.state, loaded: store.atlas, choose: store.update },
  mapPage: { view: map.view, showAll: map.showAll },
  search: { find },
  time: { periodInWords },
  timeHands: { lookThrough: timeline.lookThrough, startAgain: thumbs.reset },
});
if (window.atlas.handed) open(window.atlas.handed);
