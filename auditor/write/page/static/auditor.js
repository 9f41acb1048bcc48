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

const GROUPS = ["named", "unnamed", "document", "nobody"];

class Cards {
  constructor(root) {
    this.root = root;
    this.prefix = root.dataset.prefix;
    this.data = JSON.parse(root.querySelector("script.data").textContent);
    this.inner = new Map(); // by attribution: those that stand inside it
    this.data.c.forEach((card, n) => card.o === undefined || this.inner.set(card.o, [...(this.inner.get(card.o) || []), n]));
    this.list = root.querySelector(".cards ol");
    for (const number of root.querySelectorAll("a.n")) {
      number.dataset.n = String(number.textContent - 1);
      number.setAttribute("aria-label", `Attribution ${number.textContent}`);
    }
    this.list.append(...this.data.c.map((_, n) => this.item(n)));
  }

  item(n) {
    const item = make("li", { class: "card", id: `${this.prefix}c${n + 1}`, "data-n": n });
    item.append(...this.content(n));
    return item;
  }

  content(n) {
    const { t, s, c } = this.data;
    const card = c[n];
    const source = card.s === undefined ? null : s[card.s];
    const back = make("a", { class: "no", href: `#${this.prefix}n${n + 1}`, "aria-label": `Attribution ${n + 1}: to its words` }, String(n + 1));
    const said = t[card.w ?? source?.[0]];
    const heading = make("h3", { dir: "auto" }, back, source ? t[source[0]] : said || "Nobody is named");
    const found = [heading, make("p", { class: "about" }, [source ? t[source[1]] : "no source", ...(card.d || []).map((d) => t[d])].join(" · "))];
    if (source && said && said !== t[source[0]]) found.push(make("p", { dir: "auto" }, `In the text: “${said}”`));
    if (!said && source) found.push(make("p", {}, "Not named at this place; resolved from the text around it."));
    found.push(this.chain(card), ...this.nested(card, n), this.scores(card));
    return found;
  }

  chain(card) {
    const line = make("p", { class: "chain" }, "Hands: ");
    const hands = card.h ?? [this.data.s[card.s][0], this.data.o];
    hands.forEach((hand, place) => line.append(...(place ? [make("i", {}, " → ")] : []), make("bdi", {}, this.data.t[hand])));
    return line;
  }

  nested(card, n) {
    const link = (n) => make("a", { href: `#${this.prefix}n${n + 1}` }, String(n + 1));
    const found = [];
    if (card.o !== undefined) found.push(make("p", {}, "Inside attribution ", link(card.o), ": known only through it."));
    const inner = this.inner.get(n) || [];
    if (inner.length) found.push(make("p", {}, "Holds ", ...inner.flatMap((at, place) => [place ? ", " : "", link(at)])));
    return found;
  }

  scores(card) {
    const { t } = this.data;
    const list = make("dl", {});
    for (const [check, label, score, reasons] of card.r || []) {
      list.append(make("dt", {}, t[label], " ", make("b", {}, t[check].toLowerCase())));
      const detail = make("dd", {});
      if (score >= 0) detail.append(make("span", { class: "num" }, score.toFixed(2)), this.meter(score), " ");
      detail.append(make("span", { class: "why" }, reasons.map((r) => t[r]).join("; ")));
      list.append(detail);
    }
    for (const [href, words] of card.x || [])
      list.append(make("dt", {}, make("a", { href: t[href] }, t[words]), " ", make("b", {}, "agreement")), make("dd", {}));
    return list;
  }

  meter(score) {
    return make("svg", { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      make("rect", { width: 100, height: 10 }), make("rect", { class: "fill", width: Math.max(1, score * 100), height: 10 }));
  }
}

class Pop {
  constructor(cards) {
    this.cards = cards;
    this.root = cards.root;
    this.pinned = null;
    this.box = make("aside", { class: "pop", role: "dialog", "aria-label": "Attribution", tabindex: "-1", hidden: "" });
    document.body.append(this.box);
    this.text = [...this.root.querySelectorAll("[data-a], .n")].filter((e) => !e.closest(".legend"));
    this.listen();
  }

  listen() {
    const number = (event) => {
      const at = event.target.closest?.("[data-n].n, [data-a]");
      if (!at || !this.root.contains(at)) return null;
      return Number(at.dataset.n ?? at.dataset.a.split(" ")[0]);
    };
    const areas = this.root.querySelectorAll(".text, h1");
    for (const area of areas) {
      area.addEventListener("mouseover", (event) => this.soon(number(event), event));
      area.addEventListener("mouseleave", () => this.soon(null));
      area.addEventListener("focusin", (event) => number(event) !== null && !this.quiet && this.show(number(event), event.target));
      area.addEventListener("click", (event) => {
        const n = number(event);
        if (n === null || event.target.closest(".flag")) return;
        event.preventDefault();
        this.show(n, event.target);
        this.pin(n);
      });
    }
    this.box.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.box.addEventListener("mouseleave", () => this.soon(null));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide(true));
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".pop, [data-a], .n")) this.hide();
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
    for (const element of this.text) element.classList.toggle("near", this.covers(element, n));
    this.root.querySelectorAll(`.n[data-n="${n}"]`).forEach((e) => e.classList.add("on"));
    this.place(target);
  }

  covers(element, n) {
    return element.dataset.a !== undefined && element.dataset.a.split(" ").includes(String(n));
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
    this.root.querySelector(`.n[data-n="${n}"]`)?.focus({ preventScroll: true });
    this.quiet = false;
  }

  hide(back) {
    clearTimeout(this.timer);
    if (this.box.hidden) return;
    const had = this.box.contains(document.activeElement);
    this.box.hidden = true;
    this.pinned = null;
    this.root.querySelectorAll(".near, .n.on").forEach((e) => e.classList.remove("near", "on"));
    if (back && had) this.return(this.shown);
  }
}

class Filter {
  constructor(cards) {
    this.cards = cards;
    this.root = cards.root;
    this.buttons = [...this.root.querySelectorAll(".ledger button")];
    this.buttons.forEach((button, place) => {
      button.setAttribute("aria-pressed", String(place === 0));
      button.addEventListener("click", () => this.toggle(button));
    });
  }

  toggle(button) {
    const all = this.buttons[0];
    const chosen = button.getAttribute("aria-pressed") === "true" ? all : button;
    for (const other of this.buttons) other.setAttribute("aria-pressed", String(other === chosen));
    this.apply(chosen === all ? null : chosen);
  }

  matches(card, button) {
    const source = card.s === undefined ? null : this.cards.data.s[card.s];
    if (button.dataset.g !== undefined) return button.dataset.g === (source ? GROUPS[source[2]] : "nobody");
    return button.dataset.s === (source ? source[3] : "");
  }

  apply(button) {
    const { c } = this.cards.data;
    const kept = new Set(c.map((_, n) => n).filter((n) => !button || this.matches(c[n], button)).map(String));
    for (const area of this.root.querySelectorAll(".text, h1")) area.classList.toggle("off", Boolean(button));
    for (const element of this.root.querySelectorAll("[data-a], .n")) {
      const own = element.dataset.n !== undefined ? [element.dataset.n] : element.dataset.a.split(" ");
      element.classList.toggle("lit", Boolean(button) && own.some((n) => kept.has(n)));
    }
    const group = button?.dataset.g;
    for (const voice of this.root.querySelectorAll(".voices > li")) voice.hidden = Boolean(group) && !voice.classList.contains(group);
    for (const item of this.cards.list.children) item.hidden = !kept.has(item.dataset.n);
    this.root.querySelector(".status").textContent = button ? `${kept.size} of ${c.length} attributions shown` : "";
    const first = button && this.root.querySelector(".text .n.lit");
    if (first && innerWidth > 768) first.scrollIntoView({ block: "nearest" });
  }
}

function findings(root) {
  const mark = (element, on) => {
    const number = element.dataset.m;
    for (const words of root.querySelectorAll("[data-f]"))
      if (words.dataset.f.split(" ").includes(number)) words.classList.toggle("hot", on);
    root.querySelector(`.finding[data-m="${number}"]`)?.classList.toggle("on", on);
  };
  for (const element of root.querySelectorAll(".finding, .text .flag[data-m], h1 .flag[data-m]")) {
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]])
      element.addEventListener(event, () => mark(element, on));
  }
}

// The words that an address ends in (#f2, #n5) stay marked: they are what a link led to.
function aim() {
  document.querySelectorAll(".aim").forEach((e) => e.classList.remove("aim"));
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const number = target?.dataset.m ?? target?.dataset.n;
  const root = target?.closest(".audit");
  if (!root || number === undefined || !target.matches(".flag, .n")) return;
  const key = target.dataset.m === undefined ? "a" : "f";
  for (const words of root.querySelectorAll(`[data-${key}]`))
    if (words.dataset[key].split(" ").includes(number)) words.classList.add("aim");
}

// --- the index -----------------------------------------------------------------------------------------------------

class Index {
  constructor(section) {
    this.data = JSON.parse(document.getElementById("rows").textContent);
    this.body = section.querySelector(".articles tbody");
    this.pager = section.querySelector(".pager");
    this.search = section.querySelector("#search");
    this.rule = section.querySelector("#rule");
    this.count = section.querySelector("#count");
    this.page = 0;
    this.size = 50;
    const { checks, t } = this.data;
    this.columns = [
      ["Article", (r) => r[0].toLowerCase()], ["Outlet", (r) => t[r[2]].toLowerCase()], ["Date", (r) => r[3]], ["Attributions", (r) => r[4]],
      ...checks.map((check, n) => [check, (r) => r[5][n]]), ["Findings", (r) => r[6][0] * 1e6 + r[6][1] * 1e3 + r[6][2]],
    ];
    this.sorted = [this.columns.length - 1, -1];
    this.head(section.querySelector(".articles thead"));
    const count = new Map();
    for (const row of this.data.rows) for (const place of row[7]) count.set(t[place], (count.get(t[place]) || 0) + 1);
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
    row.text ??= [row[0], t[row[2]], row[3], ...row[8].map((n) => t[n])].join(" ").toLowerCase();
    return row.text;
  }

  refresh() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = this.rule.value && this.data.t.indexOf(this.rule.value);
    const kept = this.data.rows.filter((r) => (rule === "" || r[7].includes(rule)) && words.every((w) => this.text(r).includes(w)));
    const [column, way] = this.sorted;
    const key = this.columns[column][1];
    const compare = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
    this.kept = kept.map((row) => [key(row), row]).sort(([x], [y]) => (x === null) - (y === null) || way * compare(x, y)).map(([, row]) => row);
    this.heads.forEach((head, n) => (n === column ? head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending") : head.removeAttribute("aria-sort")));
    this.count.textContent = `${kept.length.toLocaleString("en")} of ${this.data.rows.length.toLocaleString("en")} articles`;
    this.turn(0);
  }

  turn(page) {
    this.page = page;
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

  row(row) {
    const { t } = this.data;
    const many = (count, name) => (name === "info" || count === 1 ? `${count} ${name}` : `${count} ${name}s`);
    const found = ["error", "warning", "info"].map((name, n) => row[6][n] && many(row[6][n], name)).filter(Boolean).join(", ");
    let column = 0;
    const cell = (words, x) => make("td", { "data-l": this.columns[++column][0].toLowerCase(), ...(x && { class: "x" }) }, words);
    return make("tr", {}, make("th", { scope: "row" }, make("a", { href: row[1], dir: "auto" }, row[0])), cell(t[row[2]]), cell(row[3]), cell(String(row[4]), true),
      ...row[5].map((mean) => cell(mean === null ? "–" : mean.toFixed(2), true)), cell(found || "none", true));
  }
}

for (const root of document.querySelectorAll(".audit")) {
  const cards = new Cards(root);
  new Pop(cards);
  new Filter(cards);
  findings(root);
}
addEventListener("hashchange", aim);
aim();
const section = document.querySelector(".index");
if (section) new Index(section);
