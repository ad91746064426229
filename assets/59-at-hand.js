// The relief of the other theme, fetched before it is asked for: later there may be no network. What
// does not come is asked for again, ever more seldom.
(function (root) {
  "use strict";

  const { choice } = root.atlas;

  const FIRST = 4000; // milliseconds until the second try
  const SELDOM = 60000; // and between two tries at most
  const held = []; // the pictures, so that the browser keeps them

  const sheet = () => document.querySelector("link[rel=stylesheet]").href; // they stand beside it

  function fetchPicture(name, wait = FIRST) {
    const picture = new Image();
    picture.onload = () => wait > FIRST && drawAgain();
    picture.onerror = () => setTimeout(fetchPicture, wait, name, Math.min(wait * 2, SELDOM));
    picture.src = new URL(name, sheet());
    held.push(picture);
  }

  // A browser does not ask again by itself for a background that has failed.
  function drawAgain() {
    const ground = document.querySelector("#map-view .ground");
    if (!ground) return;
    ground.style.backgroundImage = "none";
    requestAnimationFrame(() => requestAnimationFrame(() => (ground.style.backgroundImage = "")));
  }

  let begun = false;

  choice.follow((chosen, loaded) => {
    if (begun) return;
    begun = true;
    for (const name of loaded.map.reliefs) fetchPicture(name);
  });
})(window);
