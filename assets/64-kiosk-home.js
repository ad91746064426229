// "Read at home" at a kiosk: the code of the atlas's own address, with the event that is open.
(function (root) {
  "use strict";

  if (!("kiosk" in document.documentElement.dataset)) return;

  const { choice } = root.atlas;
  const dialog = () => document.getElementById("kiosk-home");

  function open() {
    const { codes } = choice.loaded().kiosk;
    const { path, size, address } = codes[choice.present().event] ?? codes[""];
    dialog().querySelector("svg").setAttribute("viewBox", `0 0 ${size} ${size}`);
    dialog().querySelector("path").setAttribute("d", path);
    dialog().querySelector(".address").textContent = address;
    dialog().showModal();
  }

  function press({ target }) {
    if (target.closest?.("[data-kiosk=home]")) open();
    else if (target === dialog() || target.closest?.("#kiosk-home [data-close]")) dialog().close();
  }

  document.addEventListener("click", press);
})(window);
