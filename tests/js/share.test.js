import assert from "node:assert/strict";
import test from "node:test";
import * as share from "../../assets/js/page/share.js";

const AT = "https://atlas.example/en/";

test("a link and a frame show the same view", () => {
  for (const [asked, whole, framed] of [
    ["", "", "?embed"],
    ["?embed", "", "?embed"],
    ["?embed=&event=ganja-1920", "?event=ganja-1920", "?event=ganja-1920&embed"],
    ["?kiosk&view=debate", "?view=debate", "?view=debate&embed"],
    [
      "?without=kind:revolt,decade:1930",
      "?without=kind:revolt,decade:1930",
      "?without=kind:revolt,decade:1930&embed",
    ],
    [
      "?from=1920-05&to=1920-07&theme=dark#x",
      "?from=1920-05&to=1920-07&theme=dark#x",
      "?from=1920-05&to=1920-07&theme=dark&embed#x",
    ],
  ]) {
    assert.equal(share.whole(AT + asked), AT + whole);
    assert.equal(share.framed(AT + asked), AT + framed);
  }
});

test("what stands in the code of a frame cannot leave its attribute", () => {
  const written = share.code(`${AT}?event=a&x="><script>`, 'A "title" <b>&</b>');
  assert.equal(written.match(/[<>]/g).length, 4); // of <iframe …></iframe>
  assert.match(written, /title="A &quot;title&quot; &lt;b&gt;&amp;&lt;\/b&gt;"/);
  assert.match(written, /src="https:\/\/atlas\.example\/en\/\?event=a&amp;x=/);
});

test("a frame may run scripts and open a page, and no more", () => {
  const written = share.code(AT, "Atlas");
  assert.match(
    written,
    /sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"/,
  );
  assert.match(written, /loading="lazy"/);
});

test("only an address of the web can be shared", () => {
  assert.ok(share.isOnTheWeb(AT));
  assert.ok(share.isOnTheWeb("http://127.0.0.1:8050/en/"));
  assert.ok(!share.isOnTheWeb("file:///media/usb/atlas/en/index.html"));
});
