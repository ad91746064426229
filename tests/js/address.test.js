import assert from "node:assert/strict";
import test from "node:test";
import * as address from "../../assets/js/address/address.js";

const atlas = {
  span: { from: "1920-01-01", to: "1931-12-31" },
  events: [
    {
      id: "ganja-1920",
      bounds: { s1: "1920-05-25", s2: "1920-05-26", e1: "1920-05-31", e2: "1920-05-31" },
      tags: ["kind:uprising", "decade:1920", "cause:army-conduct"],
    },
    { id: "undated", bounds: null, tags: ["kind:demonstration", "decade:none"] },
  ],
};
atlas.sections = ["chronology", "casualties"];
const whole = { from: "1920-01-01", to: "1931-12-31", event: "", without: [] };

const READ = [
  ["", whole],
  ["?from=1930&to=1930", { ...whole, from: "1930-01-01", to: "1930-12-31" }],
  ["?from=1920-05&to=1920-07", { ...whole, from: "1920-05-01", to: "1920-07-31" }],
  ["?from=1920-05-25&to=1920-05-31", { ...whole, from: "1920-05-25", to: "1920-05-31" }],
  ["?from=1924-02&to=1924-02", { ...whole, from: "1924-02-01", to: "1924-02-29" }],
  ["?from=1930", { ...whole, from: "1930-01-01" }],
  ["?to=1925", { ...whole, to: "1925-12-31" }],
  ["?from=1930&to=1920", { ...whole, from: "1920-01-01", to: "1930-12-31" }],
  ["?from=1000&to=1921", { ...whole, to: "1921-12-31" }],
  ["?from=1950&to=1960", whole],
  ["?from=banana&to=1930-02-30", whole],
  ["?from=1920-13&to=", whole],
  ["?from=0000", whole],
  ["?event=ganja-1920", { ...whole, event: "ganja-1920" }],
  ["?to=1900", whole],
  ["?from=1940", whole],
  ["?from=1940&to=1925", { ...whole, from: "1925-01-01" }],
  ["?from=1900&to=1910", whole],
  ["?from=banana&to=1921", { ...whole, to: "1921-12-31" }],
  ["?event=nobody", whole],
  ["?event=%00%ff&from[]=1", whole],
  ["?event=ganja-1920&at=casualties", { ...whole, event: "ganja-1920", at: "casualties" }],
  ["?event=GANJA-1920&at=Casualties).", { ...whole, event: "ganja-1920", at: "casualties" }],
  ["?event=ganja-1920&at=nothing", { ...whole, event: "ganja-1920" }],
  ["?at=casualties", whole], // a section of no event
  ["?from=1930&to=1931&event=ganja-1920", { ...whole, event: "ganja-1920" }],
  ["?from=1930&to=1931&event=undated", { ...whole, event: "undated" }],
  ["?without=kind:uprising", { ...whole, without: ["kind:uprising"] }],
  ["?without=kind%3Auprising%2Cdecade%3Anone", { ...whole, without: ["decade:none", "kind:uprising"] }],
  ["?without=banana,kind:,cause:nothing", whole],
  [
    "?without=kind:uprising,kind:demonstration&event=ganja-1920",
    { ...whole, event: "ganja-1920", without: ["kind:demonstration"] },
  ],
];

for (const [search, expected] of READ) {
  test(`${search || "an empty address"} is read as ${expected.from} to ${expected.to} ${expected.event}`, () => {
    assert.deepEqual(address.read(search, atlas), expected);
  });
}

const withMore = {
  ...atlas,
  views: { debate: {}, compare: {} },
  story: { steps: [{ id: "ganja", from: "1920-05-25", to: "1920-05-31", event: "ganja-1920", view: "" }] },
};
for (const [search, expected] of [
  ["", []],
  ["?event=&view=&story=&from=&to=&without=&compare=", []],
  ["?event=%20.", []],
  ["?from=1900&to=1921", []], // all that the atlas has of it
  ["?event=ganja-1920&view=debate&story=ganja", []],
  ["?event=ganja-19", ["event"]],
  ["?view=debates", ["view"]],
  ["?mode=later", ["view"]],
  ["?event=ganja-1920&at=losses", ["view"]],
  ["?story=nobody", ["story"]],
  ["?view=compare&compare=ganja-1920,nobody", ["event"]],
  ["?compare=wave:1920,undated", []],
  ["?without=kind:nothing,decade:none", ["without"]],
  ["?to=1900", ["days"]],
  ["?from=1950&to=1960", ["days"]],
  ["?from=1920-02-30", ["days"]],
  ["?from=yesterday&event=nobody", ["event", "days"]],
  ...["even", "events", "evnet", "evemt", "veiw", "frm", "storry", "withou"].map((name) => [
    `?${name}=ganja-1920`,
    ["parameter"],
  ]),
  ["?form=7&store=2", []],
  ["?utm_source=mail&t=3&format=x&lang=en&q=ganja", []],
]) {
  test(`of "${search}" the reader is told that ${expected.join(" and ") || "nothing"} is missing`, () => {
    assert.deepEqual(address.missing(search, withMore), expected);
  });
}

test("an id may hold whatever it likes, and the list of what is hidden is read again", () => {
  const tags = [
    "cause:tax,land",
    "cause:100 %",
    "kind:a&b=c",
    "kind:bir, iki",
    "decade:19th century",
    "cause:%2C",
  ].sort();
  const odd = {
    ...atlas,
    events: tags.map((tag, index) => ({ id: `event-${index}`, bounds: null, tags: [tag] })),
  };
  const chosen = { ...whole, without: tags.slice(1) };
  const written = address.write(chosen, odd);
  assert.deepEqual(address.read(written, odd), chosen);
  assert.deepEqual(address.missing(written, odd), []);
});

test("what is compared is seen, though the address has lost the view", () => {
  const chosen = address.read("?compare=undated,ganja-1920.", withMore);
  assert.deepEqual([chosen.view, chosen.compare], ["compare", "undated,ganja-1920"]);
});

test("a step of the story whose event is misspelled is told as it is", () => {
  assert.equal(address.read("?story=ganja&event=nobody", withMore).event, "ganja-1920");
});

const WRITE = [
  [whole, ""],
  [{ ...whole, from: "1930-01-01", to: "1930-12-31" }, "?from=1930&to=1930"],
  [{ ...whole, from: "1920-05-01", to: "1920-07-31" }, "?from=1920-05&to=1920-07"],
  [{ ...whole, from: "1920-05-25", to: "1920-05-31" }, "?from=1920-05-25&to=1920-05-31"],
  [{ ...whole, event: "ganja-1920" }, "?event=ganja-1920"],
  [{ ...whole, to: "1920-12-31" }, "?from=1920&to=1920"],
  [{ ...whole, without: ["decade:none", "kind:uprising"] }, "?without=decade:none,kind:uprising"],
  [{ ...whole, to: "1920-05-27", mode: "so-far" }, "?from=1920-01-01&to=1920-05-27&mode=so-far"],
];

for (const [chosen, expected] of WRITE) {
  test(`a choice is written as ${expected || "an empty address"} and read again unchanged`, () => {
    assert.equal(address.write(chosen, atlas), expected);
    assert.deepEqual(address.read(expected, atlas), chosen);
  });
}

test("parameters that are not ours are kept", () => {
  assert.equal(
    address.write({ ...whole, event: "ganja-1920" }, atlas, "?embed=1"),
    "?embed=1&event=ganja-1920",
  );
});

test("a link changes only what it names", () => {
  const chosen = { from: "1920-01-01", to: "1922-12-31", event: "", without: ["kind:demonstration"] };
  assert.deepEqual(address.afterLink("?event=ganja-1920", chosen, atlas), {
    ...chosen,
    event: "ganja-1920",
    view: "",
  });
  const opened = { ...chosen, event: "ganja-1920" };
  assert.deepEqual(address.afterLink("?event=", opened, atlas), { ...chosen, view: "" });
  assert.deepEqual(address.afterLink("?from=1920&to=1920", opened, atlas), {
    ...opened,
    to: "1920-12-31",
    view: "",
  });
});

test("a view is opened by its link and left by any other; an unknown one is none", () => {
  const withViews = { ...atlas, views: { debate: {} } };
  const opened = { ...whole, event: "ganja-1920" };
  const debate = address.afterLink("?view=debate", opened, withViews);
  assert.deepEqual(debate, { ...opened, view: "debate" });
  assert.equal(address.write(debate, withViews), "?view=debate&event=ganja-1920");
  assert.equal(address.read("?view=debate", withViews).view, "debate");
  for (const unknown of ["nonsense", "toString", ""])
    assert.equal(address.read(`?view=${unknown}`, withViews).view, undefined);
  assert.equal(address.afterLink("?event=undated", debate, withViews).view, "");
  assert.equal(address.afterLink("?view=", debate, withViews).event, "ganja-1920");
});

const story = {
  steps: [
    { id: "first", from: "1920-01-01", to: "1920-04-30", event: "", view: "" },
    { id: "ganja", from: "1920-05-25", to: "1920-05-31", event: "ganja-1920", view: "" },
    { id: "question", from: "1920-01-01", to: "1931-12-31", event: "", view: "debate" },
  ],
};
const told = { ...atlas, views: { debate: {} }, story };
const ganja = { ...whole, from: "1920-05-25", to: "1920-05-31", event: "ganja-1920", story: "ganja" };

test("a step of the story is a period, an event and a view in one word", () => {
  assert.deepEqual(address.read("?story=ganja", told), ganja);
  assert.equal(address.write({ ...ganja, view: "" }, told), "?story=ganja");
  assert.equal(address.read("?story=question", told).view, "debate");
  assert.equal(address.write(address.read("?story=question", told), told), "?story=question");
  for (const unknown of ["", "nobody", "__proto__"])
    assert.equal(address.read(`?story=${unknown}`, told).story, undefined);
});

test("who looks elsewhere during the story keeps both in the address", () => {
  const elsewhere = { ...ganja, to: "1920-06-30" };
  const written = address.write(elsewhere, told);
  assert.equal(written, "?story=ganja&from=1920-05-25&to=1920-06-30&event=ganja-1920");
  assert.deepEqual(address.read(written, told), elsewhere);
  assert.equal(address.isStoryStep(elsewhere, told), false);
  assert.equal(address.isStoryStep(ganja, told), true);
});

test("a link to a step goes there, any other view leaves the story and shows all years", () => {
  const chosen = { ...ganja, view: "", without: ["kind:demonstration"] };
  assert.equal(address.afterLink("?story=question", chosen, told).view, "debate");
  assert.deepEqual(address.afterLink("?story=question", chosen, told).event, "");
  for (const link of ["?story=&event=", "?view=&event="]) {
    const left = address.afterLink(link, chosen, told);
    assert.deepEqual([left.story, left.from, left.to], ["", whole.from, whole.to], link);
  }
  assert.equal("story" in address.afterLink("?event=undated", chosen, told), false);
});

test("who leaves the story keeps the period that he has chosen in it", () => {
  const left = address.afterLink("?view=debate", { ...ganja, view: "", to: "1920-06-30" }, told);
  assert.deepEqual([left.view, left.from, left.to], ["debate", "1920-05-25", "1920-06-30"]);
});

test("a link to years without the open event closes the event and keeps the years", () => {
  const opened = { ...whole, event: "ganja-1920" };
  assert.deepEqual(address.afterLink("?from=1930&to=1930", opened, atlas), {
    from: "1930-01-01",
    to: "1930-12-31",
    event: "",
    without: [],
    view: "",
  });
});

test("hiding what is open closes it", () => {
  const opened = { ...whole, event: "ganja-1920", without: ["kind:uprising"] };
  assert.equal(address.settled(opened, atlas).event, "");
  assert.equal(address.settled({ ...opened, without: ["kind:demonstration"] }, atlas).event, "ganja-1920");
});

test("the question of another program stays as it was", () => {
  const kept = new URLSearchParams(address.write(whole, atlas, "?return=https://x/?a=b"));
  assert.deepEqual([...kept], [["return", "https://x/?a=b"]]);
});
