// A list to choose from at a kiosk, as large as all that is touched there. The browser's own would
// open over the page, in lines too low for a finger, and stay when the kiosk begins anew.
(function (root) {
  "use strict";

  if (!("kiosk" in document.documentElement.dataset)) return;

  const dialog = Object.assign(document.createElement("dialog"), { className: "kiosk-list" });
  let list = null; // the one that is being chosen from

  const listOf = ({ target }) => target.closest?.("select");

  function line(option) {
    const button = Object.assign(document.createElement("button"), { type: "button", value: option.value });
    button.textContent = option.textContent;
    button.setAttribute("aria-pressed", option.selected);
    return button;
  }

  function open(select) {
    list = select;
    dialog.setAttribute("aria-label", select.getAttribute("aria-label"));
    dialog.replaceChildren(...[...select.options].map(line));
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("[aria-pressed=true]")?.focus();
  }

  function choose(value) {
    list.value = value;
    for (const name of ["input", "change"]) list.dispatchEvent(new Event(name, { bubbles: true }));
    dialog.close();
  }

  function press(click) {
    if (listOf(click)) open(listOf(click));
    else if (click.target === dialog) dialog.close();
    else if (dialog.contains(click.target)) choose(click.target.value);
  }

  // The browser opens its own at a press of the mouse, which a touch becomes, and by these keys.
  const keepShut = (press) => listOf(press) && press.preventDefault();

  function openByKey(press) {
    if (!listOf(press) || !["Enter", " "].includes(press.key)) return;
    press.preventDefault();
    open(listOf(press));
  }

  root.addEventListener("mousedown", keepShut, true);
  root.addEventListener("keydown", openByKey, true);
  document.addEventListener("click", press);
  dialog.addEventListener("close", () => dialog.remove());
})(window);
