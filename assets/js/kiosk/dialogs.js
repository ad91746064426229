// Dialogs of a kiosk, which a touch anywhere closes.

const SHIELD = 400; // milliseconds in which the touch that closed a dialog reaches nothing below it

// It closes a little later than it seems, so that the touch falls on nothing below.
/** @type {(dialog: HTMLDialogElement | null) => void} */
export function dismiss(dialog) {
  if (!dialog?.open || dialog.classList.contains("is-leaving")) return;
  dialog.classList.add("is-leaving");
  setTimeout(() => {
    dialog.close();
    dialog.classList.remove("is-leaving");
  }, SHIELD);
}
