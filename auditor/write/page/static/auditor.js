// What a reader does: look at a card, filter by source, find the words, search the index. Only text nodes are ever
// made from data, never markup.
"use strict";

function make(tag, attributes, ...children) {
  const svg = tag === "svg" || tag === "rect";
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// --- one article ---------------------------------------------------------------------------------------------------

const GROUPS = { named: "named", unnamed: "unnamed", document: "documents", nobody: "nobody" };
const MANY = 200; // cards that are shown at a time

// The data of one article, and the elements of the page that each attribution and finding stands on.
class Article {
  constructor(root) {
    this.root = root;
    this.prefix = root.dataset.prefix || "";
    Object.assign(this, JSON.parse(root.querySelector("script.data").textContent));
    this.t = [...(self.WORDS || []), ...this.t];
    this.text = root.querySelector(".text");
    this.words = new Map(); // by attribution
    this.named = new Map(); // by finding
    const marked = root.querySelectorAll(":is(h1.marked, .text > p) :is(b, i, u, mark)");
    this.marked = [...marked].slice(0, this.p.length);
    this.marked.forEach((element, place) => [this.p[place]].flat().forEach((n) => this.put(this.words, n, element)));
    for (const [place, ...findings] of this.f) findings.forEach((n) => this.put(this.named, n, this.marked[place]));
    this.numbers = [...root.querySelectorAll(":is(h1.marked, .text > p) sup")];
    this.number = new Map(this.numbers.map((element) => [Number(element.textContent) - 1, element]));
    for (const [n, element] of this.number) {
      for (const [name, value] of [["role", "button"], ["tabindex", 0], ["aria-label", `Attribution ${n + 1}`]]) element.setAttribute(name, value);
      this.put(this.words, n, element);
    }
    this.inner = new Map(); // by attribution: those that stand inside it
    this.c.forEach((card, n) => this.more(card).o === undefined || this.put(this.inner, this.more(card).o, n));
    for (const item of root.querySelectorAll(".voices > li")) item.querySelector("small") || item.append(make("small", {}, "person, named")); // most are
    this.sources = [...root.querySelectorAll(".voices > li")].map((item) => ({ item, name: item.querySelector("b").textContent, about: item.querySelector("small").textContent, group: item.className || "named" }));
    this.nobody = this.sources.find((source) => source.group === "nobody");
  }

  put(map, key, value) {
    map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  }

  more(card) {
    return card[3] || {};
  }

  source(card) {
    return card[0] < 0 ? null : this.sources[card[0]];
  }

  // Which attribution an element of the text belongs to, innermost first.
  at(element) {
    const sup = element.closest?.("sup[role]");
    if (sup) return this.root.contains(sup) ? Number(sup.textContent) - 1 : null;
    const piece = element.closest?.("b, i, u, mark");
    this.places ??= new Map(this.marked.map((marked, place) => [marked, place]));
    return this.places.has(piece) ? [this.p[this.places.get(piece)]].flat()[0] ?? null : null;
  }

  // From whom the words came, through whose hands, to this outlet.
  hands(n) {
    const found = [];
    const seen = new Set();
    let at = n;
    for (; !seen.has(at); at = this.more(this.c[at]).o ?? at) {
      seen.add(at);
      found.push(this.source(this.c[at])?.name ?? "nobody named");
    }
    const relays = this.more(this.c[n]).y ?? this.more(this.c[at]).y ?? [];
    return [...found, ...[...relays, this.o].map((place) => this.t[place])];
  }
}

class Cards {
  constructor(article) {
    this.article = article;
    this.list = make("ol", {});
    this.more = make("button", { type: "button", class: "more" }, "Show more");
    this.more.addEventListener("click", () => this.grow(MANY));
    const title = `${article.prefix}cards`;
    article.root.querySelector(".columns").after(make("section", { class: "cards", id: title, "aria-label": "Attributions" }, make("h2", {}, "Attributions, one by one"), this.list, this.more));
    article.root.querySelector(".jump").append(make("a", { href: `#${title}` }, "Attributions ", make("b", {}, String(article.c.length))));
    addEventListener("beforeprint", () => this.grow(Infinity));
    this.show(article.c.map((_, n) => n));
  }

  show(numbers) {
    this.numbers = numbers;
    this.list.replaceChildren();
    this.grow(MANY);
  }

  grow(count) {
    const from = this.list.children.length;
    this.list.append(...this.numbers.slice(from, from + count).map((n) => this.item(n)));
    this.more.hidden = this.list.children.length >= this.numbers.length;
  }

  item(n) {
    const item = make("li", { class: "card", id: `${this.article.prefix}c${n + 1}` });
    item.append(...this.content(n));
    return item;
  }

  content(n) {
    const { t, c } = this.article;
    const card = c[n];
    const source = this.article.source(card);
    const said = t[this.article.more(card).w] ?? (source ? source.name : "");
    const back = make("a", { class: "no", href: `#${this.article.prefix}n${n + 1}`, "aria-label": `Attribution ${n + 1}: to its words` }, String(n + 1));
    const heading = make("h3", { dir: "auto" }, back, source ? source.name : said || "Nobody is named");
    const found = [heading, make("p", { class: "about" }, `${source ? source.about : "no source"} · ${t[card[1]]}`)];
    if (source && said && said !== source.name) found.push(make("p", { dir: "auto" }, `In the text: “${said}”`));
    if (source && !said) found.push(make("p", {}, "Not named at this place; resolved from the text around it."));
    found.push(this.chain(n), ...this.nested(n), this.scores(card));
    return found;
  }

  chain(n) {
    const line = make("p", { class: "chain" }, "Came through: ");
    this.article.hands(n).forEach((hand, place) => line.append(...(place ? [make("i", {}, " → ")] : []), make("bdi", {}, hand)));
    return line;
  }

  nested(n) {
    const link = (n) => make("a", { href: `#${this.article.prefix}n${n + 1}` }, String(n + 1));
    const found = [];
    const outer = this.article.more(this.article.c[n]).o;
    if (outer !== undefined) found.push(make("p", {}, "Inside attribution ", link(outer), ": known only through it."));
    const inner = this.article.inner.get(n) || [];
    if (inner.length) found.push(make("p", {}, "Holds ", ...inner.flatMap((at, place) => [place ? ", " : "", link(at)])));
    return found;
  }

  scores(card) {
    const { t, y } = this.article;
    const list = make("dl", {});
    for (const place of card[2]) list.append(...this.result(place));
    for (const [story, claim, words] of this.article.more(card).x || [])
      list.append(make("dt", {}, make("a", { href: y[story] + claim }, t[words]), " ", make("b", {}, "across articles")), make("dd", {}));
    return list;
  }

  result(place) {
    const { t, k } = this.article;
    const [check, label, score, ...reasons] = k[place];
    const detail = make("dd", {});
    if (score >= 0) detail.append(make("span", { class: "num" }, (score / 1000).toFixed(2)), this.meter(score / 1000), " ");
    detail.append(make("span", { class: "why" }, reasons.map((r) => t[r]).join("; ")));
    return [make("dt", {}, t[label], " ", make("b", {}, t[check].toLowerCase())), detail];
  }

  meter(score) {
    return make("svg", { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      make("rect", { width: 100, height: 10 }), make("rect", { class: "fill", width: Math.max(1, score * 100), height: 10 }));
  }
}

class Pop {
  constructor(article, cards) {
    this.article = article;
    this.cards = cards;
    this.pinned = null;
    this.lit = [];
    this.box = make("aside", { class: "pop", role: "dialog", "aria-label": "Attribution", tabindex: "-1", hidden: "" });
    document.body.append(this.box);
    this.listen();
  }

  listen() {
    const number = (event) => this.article.at(event.target);
    const chosen = (event) => {
      const n = number(event);
      if (n === null || event.target.closest(".flag")) return;
      event.preventDefault();
      this.show(n, event.target);
      this.pin(n);
    };
    for (const area of this.article.root.querySelectorAll(".marked")) {
      area.addEventListener("mouseover", (event) => this.soon(number(event), event));
      area.addEventListener("mouseleave", () => this.soon(null));
      area.addEventListener("focusin", (event) => number(event) !== null && !this.quiet && this.show(number(event), event.target));
      area.addEventListener("click", chosen);
      area.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && chosen(event));
    }
    this.box.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.box.addEventListener("mouseleave", () => this.soon(null));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide(true));
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".pop") && this.article.at(event.target) === null) this.hide();
    });
  }

  soon(n, event) {
    clearTimeout(this.timer);
    if (this.pinned !== null || (n === null && this.box.hidden)) return;
    const target = event?.target;
    this.timer = setTimeout(() => (n === null ? this.hide() : this.show(n, target)), n === null ? 350 : 140);
  }

  show(n, target) {
    if (this.shown === n && !this.box.hidden) return;
    this.hide();
    this.shown = n;
    const close = make("button", { class: "close", type: "button", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.hide(true));
    const card = make("div", { class: "card" });
    card.append(...this.cards.content(n));
    this.box.replaceChildren(close, card);
    this.box.hidden = false;
    this.lit = this.article.words.get(n) || [];
    for (const element of this.lit) element.classList.add(element.tagName === "SUP" ? "on" : "near");
    this.place(target);
  }

  place(target) {
    const at = target.getClientRects()[0] || target.getBoundingClientRect();
    const column = target.closest("section, h1").getBoundingClientRect();
    const left = Math.min(Math.max(at.left, 16), Math.max(16, column.right - this.box.offsetWidth));
    const below = at.bottom + 10 + this.box.offsetHeight < innerHeight || at.top < this.box.offsetHeight + 10;
    this.box.style.left = `${left + scrollX}px`;
    this.box.style.top = `${(below ? at.bottom + 10 : at.top - this.box.offsetHeight - 10) + scrollY}px`;
  }

  pin(n) {
    this.pinned = n;
    this.box.focus({ preventScroll: true });
  }

  return(n) {
    this.quiet = true; // the number must not open its card again
    this.article.number.get(n)?.focus({ preventScroll: true });
    this.quiet = false;
  }

  hide(back) {
    clearTimeout(this.timer);
    if (this.box.hidden) return;
    const had = this.box.contains(document.activeElement);
    this.box.hidden = true;
    this.pinned = null;
    for (const element of this.lit) element.classList.remove("near", "on");
    if (back && had) this.return(this.shown);
  }
}

// The ledger beside the text: each source a button that leaves its attributions alone in the text and the cards.
class Filter {
  constructor(article, cards) {
    this.article = article;
    this.cards = cards;
    this.chosen = null;
    this.lit = [];
    const ledger = article.root.querySelector(".ledger");
    this.status = make("p", { class: "status", role: "status", "aria-live": "polite" });
    const groups = make("div", { class: "groups", role: "group", "aria-label": "Show in the text" });
    this.all = this.button("", "all", article.c.length, () => true);
    groups.append(this.all);
    for (const [group, words] of Object.entries(GROUPS)) {
      const keeps = (card) => group === (article.source(card)?.group ?? "nobody");
      const count = article.c.filter(keeps).length;
      if (count) groups.append(this.button(group, words, count, keeps));
    }
    ledger.querySelector(".voices").before(groups, this.status);
    article.sources.forEach((source, place) => this.voice(source, place));
    this.all.setAttribute("aria-pressed", "true");
  }

  button(group, words, count, keeps) {
    const button = make("button", { type: "button", "data-g": group, "aria-pressed": "false" }, `${words} `, make("b", {}, String(count)));
    button.addEventListener("click", () => this.toggle(button, keeps, group));
    return button;
  }

  voice(source, place) {
    const button = make("button", { type: "button", "aria-pressed": "false" }, ...source.item.childNodes);
    const wanted = source === this.article.nobody ? -1 : place;
    button.addEventListener("click", () => this.toggle(button, (card) => card[0] === wanted, ""));
    source.item.append(button);
    const [told, results] = this.article.v[place] || [[], []];
    if (!told.length && !results.length) return;
    const details = make("details", {}, make("summary", {}, "What the article tells"));
    details.addEventListener("toggle", () => details.children.length > 1 || details.append(...this.told(told, results)), { once: true });
    addEventListener("beforeprint", () => details.children.length > 1 || details.append(...this.told(told, results)));
    source.item.append(details);
  }

  told(told, results) {
    const list = make("ul", {}, ...told.map((place) => make("li", { dir: "auto" }, this.article.t[place])));
    const scores = make("dl", { class: "card" }, ...results.flatMap((place) => this.cards.result(place)));
    return [list, scores];
  }

  toggle(button, keeps, group) {
    const off = button === this.all || button === this.chosen;
    (this.chosen || this.all).setAttribute("aria-pressed", "false");
    this.chosen = off ? null : button;
    (this.chosen || this.all).setAttribute("aria-pressed", "true");
    this.apply(off ? null : keeps, off ? "" : group);
  }

  apply(keeps, group) {
    const { c, root, words, sources } = this.article;
    const kept = c.map((_, n) => n).filter((n) => !keeps || keeps(c[n]));
    for (const element of this.lit) element.classList.remove("lit");
    this.lit = keeps ? kept.flatMap((n) => words.get(n) || []) : [];
    for (const element of this.lit) element.classList.add("lit");
    for (const area of root.querySelectorAll(".marked")) area.classList.toggle("off", Boolean(keeps));
    for (const source of sources) source.item.hidden = Boolean(group) && source.group !== group;
    this.cards.show(kept);
    this.status.textContent = keeps ? `${kept.length} of ${c.length} attributions shown` : "";
    const first = keeps && this.article.number.get(kept[0]);
    if (first && innerWidth > 768) first.scrollIntoView({ block: "nearest" });
  }
}

// The findings in the margin, their letters in the text and the words between lead to each other.
function findings(article) {
  const items = [...article.root.querySelectorAll(".findings > li[id]")];
  const flags = [...article.root.querySelectorAll(":is(h1.marked, .text > p) .flag")];
  const place = (element) => Number(element.id.match(/\d+$/)[0]) - 1;
  for (const flag of [...flags, ...items.map((item) => item.querySelector(".flag"))])
    flag.setAttribute("aria-label", `Finding ${flag.textContent}${flag.id ? "" : ": to the words"}`);
  const mark = (n, on) => {
    for (const words of article.named.get(n) || []) words.classList.toggle("hot", on);
    items[n]?.classList.toggle("on", on);
  };
  for (const element of [...items, ...flags])
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]])
      element.addEventListener(event, () => mark(place(element), on));
}

// The key to the marks, unfolded where it stands; without this script it is a link to the page of rules.
function key(article) {
  const line = article.root.querySelector(".key");
  const row = (mark, words) => make("div", {}, make("dt", {}, mark), make("dd", {}, words));
  line.replaceWith(make("details", { class: "key" }, make("summary", {}, "How to read the marks"), make("dl", { class: "legend marked" },
    row(make("b", {}, "Named source"), "solid box"),
    row(make("b", { class: "un" }, "unnamed source"), "dashed box"),
    row(make("i", {}, "cue"), "slanted, dotted line: the words that say it is said"),
    row(make("u", {}, "content"), "tinted: what is said; darker where one stands inside another"),
    row(make("u", { class: "v" }, "“quoted”"), "line beneath: the source's own words"),
    row(make("sup", {}, "1"), "an attribution: point at it, or reach it with Tab, for its card"),
    row(make("a", { class: "flag" }, "A"), "a finding"))));
}

// The words that an address ends in (#f2, #n5) stay marked: they are what a link led to.
function aim(articles) {
  document.querySelectorAll(".aim").forEach((e) => e.classList.remove("aim"));
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const article = target && articles.find((a) => a.root.contains(target));
  if (!article || !target.matches("sup, .flag")) return;
  const n = Number(target.id.match(/\d+$/)[0]) - 1;
  for (const words of (target.matches("sup") ? article.words : article.named).get(n) || []) words.classList.add("aim");
}

// --- the index -----------------------------------------------------------------------------------------------------

// A list that is shown page by page; ``row`` makes the elements of one entry.
class Listing {
  constructor(section, size) {
    this.body = section.querySelector("tbody");
    this.pager = section.querySelector(".pager");
    this.size = size;
    this.kept = [];
  }

  turn(page) {
    const last = Math.max(0, Math.ceil(this.kept.length / this.size) - 1);
    this.body.replaceChildren(...this.kept.slice(page * this.size, (page + 1) * this.size).map((row) => this.row(row)));
    this.pager.hidden = last === 0;
    const step = (words, to, off) => {
      const button = make("button", { type: "button" }, words);
      button.disabled = off;
      button.addEventListener("click", () => this.turn(to));
      return button;
    };
    this.pager.replaceChildren(step("Earlier", page - 1, page === 0), make("span", {}, `page ${page + 1} of ${last + 1}`), step("Later", page + 1, page === last));
  }
}

const SAID = { info: "note" }; // severities as a reader calls them

class Index extends Listing {
  constructor(section, data) {
    super(section, 50);
    this.data = data;
    this.search = section.querySelector("#search");
    this.rule = section.querySelector("#rule");
    this.count = section.querySelector("#count");
    const { checks, t } = this.data;
    this.columns = [
      ["Article", (r) => r[0].toLowerCase()], ["Outlet", (r) => t[r[2]].toLowerCase()], ["Date", (r) => r[3]], ["Attributions", (r) => r[4]],
      ...checks.map((check, n) => [check, (r) => r[5][n]]), ["Questions", (r) => r[7]],
    ];
    this.sorted = [this.columns.length - 1, -1];
    this.head(section.querySelector("thead"));
    const count = new Map();
    for (const row of this.data.rows) for (const place of row[8]) count.set(t[place], (count.get(t[place]) || 0) + 1);
    for (const [rule, title] of Object.entries(this.data.rules)) if (count.has(rule)) this.rule.append(make("option", { value: rule }, `${title} (${count.get(rule)})`));
    section.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.search.addEventListener("input", () => this.refresh());
    this.rule.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  head(thead) {
    const row = make("tr", {});
    this.columns.forEach(([name], n) => {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => this.sort(n));
      row.append(make("th", { scope: "col", class: n > 2 ? "x" : "" }, button));
    });
    thead.append(row);
    this.heads = [...row.children];
  }

  sort(n) {
    this.sorted = this.sorted[0] === n ? [n, -this.sorted[1]] : [n, n > 2 ? -1 : 1];
    this.refresh();
  }

  text(row) {
    const { t } = this.data;
    row.text ??= [row[0], t[row[2]], row[3], ...row[9].map((n) => t[n])].join(" ").toLowerCase();
    return row.text;
  }

  refresh() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = this.rule.value && this.data.t.indexOf(this.rule.value);
    const kept = this.data.rows.filter((r) => (rule === "" || r[8].includes(rule)) && words.every((w) => this.text(r).includes(w)));
    const [column, way] = this.sorted;
    const key = this.columns[column][1];
    const compare = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
    this.kept = kept.map((row) => [key(row), row]).sort(([x], [y]) => (x === null) - (y === null) || way * compare(x, y)).map(([, row]) => row);
    this.heads.forEach((head, n) => (n === column ? head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending") : head.removeAttribute("aria-sort")));
    this.count.textContent = `${kept.length.toLocaleString("en")} of ${this.data.rows.length.toLocaleString("en")} articles`;
    this.turn(0);
  }

  row(row) {
    const { t } = this.data;
    const many = (count, name) => `${count} ${SAID[name] || name}${count === 1 ? "" : "s"}`;
    const found = ["error", "warning", "info"].map((name, n) => row[6][n] && many(row[6][n], name)).filter(Boolean).join(", ");
    let column = 0;
    const cell = (words, x) => make("td", { "data-l": this.columns[++column][0].toLowerCase(), ...(x && { class: "x" }) }, words);
    return make("tr", {}, make("th", { scope: "row" }, make("a", { href: row[1], dir: "auto" }, row[0])), cell(t[row[2]]), cell(row[3]), cell(String(row[4]), true),
      ...row[5].map((mean) => cell(mean === null ? "–" : mean.toFixed(2), true)), cell(found || "none", true));
  }
}

// Every question of the run, the gravest first, by rule, outlet, severity and whether it is new.
class Asked extends Listing {
  constructor(section, data) {
    super(section, 25);
    this.data = data;
    const find = (name) => section.querySelector(`#asked-${name}`);
    [this.search, this.rule, this.outlet, this.severity, this.fresh, this.count] = ["search", "rule", "outlet", "severity", "new", "count"].map(find);
    const { t, rules, severities, asked } = data;
    const options = (select, values, told) => {
      const count = new Map();
      for (const value of values) count.set(value, (count.get(value) || 0) + 1);
      const all = [...count].map(([value, n]) => [told(value), value, n]).filter(([words]) => words);
      for (const [words, value, n] of all.sort(([a], [b]) => a.localeCompare(b))) select.append(make("option", { value: String(value) }, `${words} (${n})`));
    };
    options(this.rule, asked.map((r) => r[1]), (n) => rules[t[n]] || t[n]);
    options(this.outlet, asked.map((r) => r[5]), (n) => t[n]);
    options(this.severity, asked.map((r) => r[0]), (n) => SAID[severities[n]] || severities[n]);
    this.fresh.closest("label").hidden = !asked.some((r) => r[8]);
    section.querySelector("thead").append(make("tr", {}, ...["Severity", "Question", "Article", "Outlet"].map((name) => make("th", { scope: "col" }, name))));
    section.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    for (const control of [this.search, this.rule, this.outlet, this.severity, this.fresh]) control.addEventListener(control.matches("select") ? "change" : "input", () => this.refresh());
    this.rows = [...asked].sort((a, b) => a[0] - b[0] || b[10] - a[10]);
    this.refresh();
  }

  text(row) {
    const { t, rules } = this.data;
    row.text ??= [rules[t[row[1]]], ...row.slice(1, 6).map((n) => t[n])].join(" ").toLowerCase();
    return row.text;
  }

  refresh() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const is = (select, value) => select.value === "" || Number(select.value) === value;
    this.kept = this.rows.filter((r) => is(this.rule, r[1]) && is(this.outlet, r[5]) && is(this.severity, r[0]) && (!this.fresh.checked || r[8]) && words.every((w) => this.text(r).includes(w)));
    this.count.textContent = `${this.kept.length.toLocaleString("en")} of ${this.rows.length.toLocaleString("en")} questions`;
    this.turn(0);
  }

  row(row) {
    const { t, rules, severities } = this.data;
    const [severity, rule, message, words, article, outlet, href, print, fresh, under] = row;
    const about = [t[words] ? make("q", { dir: "auto" }, t[words]) : "", under ? make("span", { class: "how" }, ` and ${under} more of these words`) : "", fresh ? make("b", { class: "fresh" }, " new") : ""];
    return make("tr", {}, make("td", { "data-l": "severity" }, make("b", { class: `sev ${severities[severity]}` }, SAID[severities[severity]] || severities[severity])),
      make("td", { "data-l": "question" }, make("b", {}, rules[t[rule]] || t[rule]), make("p", {}, t[message]), make("p", { class: "w" }, ...about), make("p", { class: "print" }, make("code", {}, print), " ", copier(print))),
      make("td", { "data-l": "article" }, make("a", { href, dir: "auto" }, t[article] || "the story")), make("td", { "data-l": "outlet" }, t[outlet]));
  }
}

// A button that puts the lines of a sidecar, which set a finding aside, where the reader can paste them.
function copier(print) {
  const button = make("button", { type: "button", class: "copy", title: `Lines for the sidecar that set ${print} aside` }, "copy to set aside");
  const lines = `[[suppress]]\nfingerprint = "${print}"\nreason = ""\n`;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(lines);
    } catch {
      const area = make("textarea", {}, lines);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "copied";
    setTimeout(() => (button.textContent = "copy to set aside"), 2000);
  });
  return button;
}

for (const line of document.querySelectorAll(".print")) line.append(" ", copier(line.querySelector("code").textContent));
const articles = [...document.querySelectorAll(".audit")].map((root) => new Article(root));
for (const article of articles) {
  const cards = new Cards(article);
  new Pop(article, cards);
  new Filter(article, cards);
  findings(article);
  key(article);
}
addEventListener("hashchange", () => aim(articles));
aim(articles);
const section = document.querySelector(".index");
if (section) {
  const data = JSON.parse(document.getElementById("rows").textContent);
  new Index(section.querySelector("#articles"), data);
  new Asked(section.querySelector("#asked"), data);
}
