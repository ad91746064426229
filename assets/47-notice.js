// The line at the foot of the screen. It says what an address names in vain, until the reader chooses
// something, and what came of a link that the server was asked for.
(function (root) {
  "use strict";

  const { choice, focus } = root.atlas;
  const element = () => document.getElementById("notice");
  let ofAddress = ""; // what is said of the address
  let isOlder = false; // the page than its panels
  let before = null; // what had the focus before the button that closes the line

  function tell(words) {
    const line = element().querySelector("[role=status]");
    if (line.textContent !== words) line.textContent = words;
  }

  function tellMissing({ missing }, { said }) {
    const words = missing.map((kind) => said[kind]).join(" ");
    if (words === ofAddress) return;
    ofAddress = words;
    tell(words);
  }

  // A folder of files can be replaced between the page and its last part.
  function tellOlder() {
    const loaded = choice.loaded();
    const { edition } = root.atlas;
    if (isOlder || !loaded || !edition || edition === loaded.edition) return;
    isOlder = true;
    tell(loaded.said.older);
  }

  function rememberFocus({ target, relatedTarget }) {
    if (target.closest?.("#notice") && relatedTarget) before = relatedTarget;
  }

  function close(click) {
    if (!click.target.closest?.("#notice button")) return;
    tell("");
    focus.giveBack(before);
  }

  choice.follow(tellMissing);
  choice.follow(tellOlder);
  root.addEventListener("atlas:panels", tellOlder);
  document.addEventListener("focusin", rememberFocus);
  document.addEventListener("click", close);
  root.atlas.notice = { tell };
})(window);
