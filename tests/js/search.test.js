import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { excerpt, extend, find, fold, grouped, learn, marked } from "../../assets/js/search/match.js";

// As Python hands them over.
const letters = JSON.parse(readFileSync(new URL("letters.json", import.meta.url), "utf8"));
learn(letters);

for (const [text, expected] of [
  ["GƏNCƏ", "gence"],
  ["İlisu", "ilisu"],
  ["Ilisu", "ilisu"],
  ["Kazımbeyov", "kazimbeyov"],
  ["IŞIQ", "isiq"],
  ["Şəki", "seki"],
  ["Çağlar Öküz Ünlü", "caglar okuz unlu"],
  ["Âdem-i Merkeziyet", "adem i merkeziyet"],
  ["Nukha–Zakatala", "nukha zakatala"],
  ["Qur’an", "quran"],
  ["  “Halkçı”! ", "halkci"],
  ["Нуха", "nukha"],
  ["Йымын ё", "iymyn e"],
  ["Ҝәнҹә", "gence"],
  ["1-ci", "1 ci"],
  ["", ""],
  ["–’", ""],
]) {
  test(`"${text}" is read as "${expected}"`, () => assert.equal(fold(text), expected));
}

const place = (title, also, leads = []) => ({ kind: "places", title, also, leads });
const entries = [
  { kind: "events", title: "Sheki uprising of 1930", detail: "from 12 April 1930" },
  { kind: "events", title: "Nukha–Zakatala uprising of 1930", detail: "April 1930" },
  { kind: "events", title: "Ganja uprising of 1920", detail: "May 1920" },
  place("Sheki", ["Şəki", "Nuxa", "Nukha", "Nuha"], [{ title: "Sheki uprising of 1930" }]),
  place("Ganja", ["Gəncə", "Gence", "Yelizavetpol"]),
  place("Quba", ["Kuba"]),
  place("Nakhchivan", ["Naxçıvan", "Nahçıvan"]),
  {
    kind: "people",
    title: "Cavad Bey Şıhlinsky",
    leads: [{ title: "Ganja uprising of 1920", detail: "Major General" }],
  },
  {
    kind: "people",
    title: "Mehmet Emin Resulzade",
    leads: [{ title: "Sheki uprising of 1930", detail: "At the head" }],
  },
  { kind: "terms", title: "anti-Soviet uprising", detail: "The usual description." },
  { kind: "terms", title: "Musavat", detail: "A party; its chairman was Mehmet Emin Resulzade." },
  { kind: "works", title: "Məmmədov 2014", detail: "Not the same entry as Mammadov 2019." },
];

for (const [query, expected] of [
  ["Nuxa", ["Sheki", "Nukha–Zakatala uprising of 1930"]],
  ["nukha", ["Nukha–Zakatala uprising of 1930", "Sheki"]],
  ["Nuha", ["Sheki", "Nukha–Zakatala uprising of 1930"]],
  ["Нуха", ["Nukha–Zakatala uprising of 1930", "Sheki"]],
  ["Şəki", ["Sheki", "Sheki uprising of 1930"]],
  ["SEKI", ["Sheki", "Sheki uprising of 1930"]],
  ["sheki", ["Sheki uprising of 1930", "Sheki", "Mehmet Emin Resulzade"]],
  ["gəncə", ["Ganja", "Ganja uprising of 1920"]],
  ["GENCE", ["Ganja", "Ganja uprising of 1920"]],
  ["yelizavetpol", ["Ganja"]],
  ["Guba", ["Quba"]],
  ["Garabag", []],
  ["kuba", ["Quba"]],
  ["naxcivan", ["Nakhchivan"]],
  ["Nahcivan", ["Nakhchivan"]],
  ["shikhlinski", ["Cavad Bey Şıhlinsky"]],
  ["Javad", ["Cavad Bey Şıhlinsky"]],
  ["rəsulzadə", ["Mehmet Emin Resulzade", "Musavat"]],
  ["Rasulzade", ["Mehmet Emin Resulzade"]],
  ["antisoviet", ["anti-Soviet uprising"]],
  ["anti soviet", ["anti-Soviet uprising"]],
  ["Гянджа", ["Ganja uprising of 1920", "Ganja"]],
  ["ГЯНДЖА", ["Ganja uprising of 1920", "Ganja"]],
  ["Elisavetpol", ["Ganja"]],
  ["Гасымов", []],
  ["Nakhichevan", ["Nakhchivan"]], // by its consonants
  ["Нахичевань", ["Nakhchivan"]],
  ["Şəki", ["Sheki", "Sheki uprising of 1930"]],
  ["Şəki".normalize("NFD"), ["Sheki", "Sheki uprising of 1930"]],
  ["Ｓｈｅｋｉ", ["Sheki uprising of 1930", "Sheki", "Mehmet Emin Resulzade"]],
  ["Zakatala Nukha", ["Nukha–Zakatala uprising of 1930"]],
  ["1920 ganja", ["Ganja uprising of 1920", "Cavad Bey Şıhlinsky"]],
  [
    "uprising 1930",
    ["Sheki uprising of 1930", "Nukha–Zakatala uprising of 1930", "Sheki", "Mehmet Emin Resulzade"],
  ],
  ["zade", []],
  ["ha", []],
  ["", []],
  ["  – ", []],
  ["nothing of the kind", []],
  ["zzzz", []],
]) {
  test(`"${query}" finds ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(
      find(query, entries).map((entry) => entry.title),
      expected,
    );
  });
}

test("a language brings its letters", () => {
  learn({ letters: { ქ: "k" }, variants: {} });
  assert.equal(fold("ქæ"), "kae");
  learn(letters);
  assert.equal(fold("ქж"), "ქzh");
});

test("names of other languages are found when they have come", () => {
  const places = [place("Zakatala", []), place("Kutkashen", [])];
  assert.deepEqual(find("ზაქათალა", places), []);
  extend(places, [["Закаталы", "ზაქათალა"], ["Гёкчай"]]);
  for (const [query, title] of [
    ["ზაქათალა", "Zakatala"],
    ["закаталы", "Zakatala"],
    ["гекчай", "Kutkashen"],
    ["ГЁКЧАЙ", "Kutkashen"],
    ["Gokchay", "Kutkashen"],
  ]) {
    for (const form of ["NFC", "NFD"]) {
      assert.deepEqual(
        find(query.normalize(form), places).map((entry) => entry.title),
        [title],
        query,
      );
    }
  }
});

test("the kind with the best answer comes first", () => {
  assert.deepEqual(
    grouped(find("Nuxa", entries)).map(([kind]) => kind),
    ["places", "events"],
  );
  assert.deepEqual(
    grouped(find("mus", entries)).map(([kind]) => kind),
    ["terms"],
  );
  assert.deepEqual(
    grouped(find("resulzade", entries)).map(([kind]) => kind),
    ["people", "terms"],
  );
  assert.deepEqual(grouped([]), []);
});

test("what was asked for is marked as it is spelled", () => {
  const hits = (text, query) =>
    marked(text, query)
      .filter(({ isMatch }) => isMatch)
      .map(({ text: word }) => word);
  assert.deepEqual(hits("Sheki: Şəki, Nuxa", "seki"), ["Sheki", "Şəki"]);
  assert.deepEqual(hits("Nukha–Zakatala uprising", "zaqat"), ["Zakatala"]);
  assert.deepEqual(hits("Nukha–Zakatala", ""), []);
  assert.equal(
    marked("a – “b”", "b")
      .map(({ text }) => text)
      .join(""),
    "a – “b”",
  );
});

test("an excerpt holds what was asked for", () => {
  const text = "one two three four five six seven eight nine ten";
  assert.equal(excerpt(text, "one", 4), "one two three four …");
  assert.equal(excerpt(text, "eight", 4), "… seven eight nine ten");
  assert.equal(excerpt(text, "nine", 4), "… seven eight nine ten");
  assert.equal(excerpt(text, "nine", 12), text);
  assert.equal(excerpt("short", "x", 4), "short");
});
