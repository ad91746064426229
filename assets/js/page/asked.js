// The claim that an address asks for, in the part of the page where it stands: unfolded, in sight, marked,
// and with the focus.

import { query } from "../dom.js";
import { unfold } from "./folds.js";

/** @type {(at: string, part: HTMLElement) => HTMLElement | null | undefined} */
export const claimAt = (at, part) =>
  query(`.cite[data-claim$="at=${CSS.escape(at)}"]`, part)?.closest("li, tr, details");

/** @type {(claim: HTMLElement) => void} */
export function showClaim(claim) {
  unfold(claim);
  claim.scrollIntoView({ block: "center" });
  claim.classList.add("is-asked");
  claim.tabIndex = -1;
  claim.focus({ preventScroll: true });
}

/** @type {(part: HTMLElement) => void} */
export function forget(part) {
  query(".is-asked", part)?.classList.remove("is-asked");
}
