// In a folder of files the page stands whole in its file, hidden, and no renderer of Dash calls the
// scripts: then the last of them opens it.
(function (root) {
  "use strict";

  const page = document.getElementById("react-entry-point");
  if (!page?.hidden) return;
  page.hidden = false;
  document.getElementById("event-list").dataset.opened = root.dash_clientside.explore.open();
})(window);
