// The explorer of facts. Everything that it shows is text made by createTextNode: data is never markup here.
// State stands in the address behind the #, so that a view can be sent and bookmarked. Rows have one height, and only
// those in sight are in the page; the one with the focus stays, wherever the reader scrolls.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const told = JSON.parse(byId("data").textContent);
  const [form, list, count, said, none, search] = ["filters", "list", "count", "said", "none", "q"].map(byId);
  const FIELDS = ["q", "kind", "topic", "actor", "source", "grade", "since", "until", "used", "sort"];
  const SPARE = 6; // rows above and below the window
  const PRINTED = 2000; // rows that go to paper
  const say = (name, ...given) => given.reduce((text, each) => text.replace("{}", () => each), told.phrases[name]);
  const plural = new Intl.PluralRules(told.language);
  const counted = (count, one, many) => say(plural.select(count) === "one" ? one : many, count.toLocaleString(told.language));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();
  const facts = told.facts.map((row, at) => {
    const fact = Object.fromEntries(told.keys.map((key, n) => [key, row[n]]));
    fact.at = at;
    fact.source = told.sources[fact.source];
    fact.uses = fact.cited.reduce((sum, each) => sum + each[2].length, 0);
    fact.text = fold([fact.head, fact.tail, fact.words, fact.name, fact.id, fact.actors.map((n) => told.actors[n].name).join(" ")].join("\n"));
    return fact;
  });
  let found = facts, words = [], focus = -1, live = new Map(), height = 0, drawn = false;

  const node = (tag, classes, ...children) => {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    made.append(...children);
    return made;
  };
  const link = (href, text, label) => {
    const made = node("a", "", ...[text].flat());
    made.href = href;
    if (label) made.setAttribute("aria-label", label);
    return made;
  };

  // The words that were asked for, marked wherever they stand in a text.
  const lit = (text) => {
    const folded = fold(text);
    if (!words.length || folded.length !== text.length) return [text];
    const spots = words.flatMap((word) => {
      const found = [];
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length]);
      return found;
    }).sort((a, b) => a[0] - b[0]);
    const parts = [];
    let end = 0;
    for (const [from, to] of spots) {
      if (from < end) continue;
      parts.push(text.slice(end, from), node("mark", "", text.slice(from, to)));
      end = to;
    }
    return [...parts, text.slice(end)];
  };

  // What a source says, marked as its language where that is not the page's; stances and topics are the site's own words.
  const spoken = (fact, parts) => {
    if (!fact.source.language || !fact.tail || fact.kind === "position") return parts;
    const made = node("span", "", ...parts);
    made.lang = fact.source.language;
    return [made];
  };

  const citing = (fact) => {
    const parts = [];
    for (const [brief, note, marks] of fact.cited.slice(0, 4)) {
      const { id, label, language } = told.briefs[brief];
      const way = link(`briefs/${id}.html#${marks[0]}`, `${label} ${note}`, say("note", label, note));
      if (language) way.lang = way.hreflang = language;
      parts.push(parts.length ? node("span", "further", ", ", way) : way);
    }
    if (fact.cited.length > 4) parts.push(node("span", "further", " …"));
    return parts;
  };

  const row = (fact, place) => {
    const way = link(`sources/${fact.source.id}.html#${fact.id}`, [node("span", "name", ...lit(fact.head)), fact.head && fact.tail ? " " : "", ...spoken(fact, lit(fact.tail))]);
    const copy = node("button", "", say("copy"));
    copy.type = "button";
    copy.title = `${fact.name}: ${fact.snippet}`;
    copy.setAttribute("aria-label", say("line", fact.name));
    copy.addEventListener("click", () => take(fact));
    const where = node("span", "where", `${fact.source.called}${fact.paragraph ? `, ¶${fact.paragraph}` : ""}${fact.day && fact.day !== fact.source.day ? ` · ${fact.when}` : ""}`);
    const uses = node("span", `where uses${fact.uses ? "" : " unused"}`, ...(fact.uses ? [`${counted(fact.uses, "use", "uses")} `, ...citing(fact)] : [say("unused")]));
    const passage = node("p", "passage", ...lit(fact.words));
    if (fact.source.language) passage.lang = fact.source.language;
    const made = node("li", `fact is-${fact.kind}`,
      node("p", "told", node("span", "kind", say(fact.kind)), way),
      passage,
      node("div", "foot", where, uses, ...(fact.snippet ? [copy] : [])));
    made.setAttribute("aria-posinset", place + 1);
    made.setAttribute("aria-setsize", found.length);
    made.dataset.place = place;
    made.style.top = `${place * height}px`;
    made.addEventListener("focusin", () => { focus = place; });
    return made;
  };

  const draw = (all = false) => {
    const top = -list.getBoundingClientRect().top;
    const first = all ? 0 : Math.max(0, Math.floor(top / height) - SPARE);
    const last = all ? Math.min(found.length, PRINTED) : Math.min(found.length, Math.ceil((top + innerHeight) / height) + SPARE);
    const wanted = new Set(Array.from({ length: Math.max(0, last - first) }, (_, n) => first + n));
    if (focus >= 0 && focus < found.length && live.get(focus)?.contains(document.activeElement)) wanted.add(focus);
    for (const [place, made] of live) if (!wanted.has(place)) { made.remove(); live.delete(place); }
    let after = list.firstElementChild;
    for (const place of [...wanted].sort((a, b) => a - b)) {
      const here = live.get(place);
      if (here) { after = here.nextElementSibling; continue; }
      const made = row(found[place], place);
      live.set(place, made);
      list.insertBefore(made, after);
    }
  };

  const lay = () => {
    height = parseFloat(getComputedStyle(list).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    list.style.height = `${found.length * height}px`;
    for (const made of live.values()) made.remove();
    live = new Map();
    draw();
  };

  const asked = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
  const ORDERS = {
    newest: (a, b) => b.day.localeCompare(a.day) || a.at - b.at,
    oldest: (a, b) => (a.day || "9").localeCompare(b.day || "9") || a.at - b.at,
    uses: (a, b) => b.uses - a.uses || a.at - b.at,
    kind: (a, b) => a.kind.localeCompare(b.kind) || a.at - b.at,
  };
  const index = (rows, id) => rows.findIndex((each) => each.id === id);

  const filter = () => {
    const { q, kind, topic, actor, source, grade, since, until, used, sort } = asked();
    words = fold(q).split(/\s+/).filter(Boolean);
    const [topicAt, actorAt] = [index(told.topics, topic), index(told.actors, actor)];
    found = facts.filter((fact) =>
      (!kind || fact.kind === kind) && (!topic || fact.topics.includes(topicAt)) && (!actor || fact.actors.includes(actorAt)) &&
      (!source || fact.source.id === source) && (!grade || fact.grade === grade) && (!since || fact.day >= since) &&
      (!until || (fact.day && fact.day <= until)) && (!used || (used === "yes") === fact.uses > 0) && words.every((word) => fact.text.includes(word)));
    if (ORDERS[sort]) found.sort(ORDERS[sort]);
    const whole = counted(facts.length, "fact", "facts");
    count.textContent = found.length === facts.length ? whole : say("found", found.length.toLocaleString(told.language), whole);
    none.hidden = found.length > 0;
    focus = -1;
    if (drawn && scrollY > list.getBoundingClientRect().top + scrollY) list.parentElement.scrollIntoView();
    drawn = true;
    lay();
  };

  const keep = () => {
    const state = new URLSearchParams(Object.entries(asked()).filter(([, value]) => value)).toString();
    history.replaceState(null, "", `#${state}`);
  };
  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of FIELDS) form.elements[name].value = state.get(name) ?? "";
    filter();
  };

  const go = (place) => {
    if (!found.length) return;
    place = Math.max(0, Math.min(found.length - 1, place));
    const top = list.getBoundingClientRect().top + scrollY + place * height;
    if (top < scrollY) scrollTo({ top: top - 8, behavior: "instant" });
    if (top + height > scrollY + innerHeight) scrollTo({ top: top + height - innerHeight + 8, behavior: "instant" });
    draw();
    live.get(place)?.querySelector("a").focus({ preventScroll: true });
  };

  const take = async (fact) => {
    const text = `${fact.name}: ${fact.snippet}`;
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a page that was opened from disk may have no clipboard of its own
      const held = node("textarea", "unseen", text), before = document.activeElement;
      document.body.append(held);
      held.select();
      document.execCommand("copy");
      held.remove();
      before?.focus({ preventScroll: true });
    }
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = say("took", text); });
    const button = [...live.values()].find((made) => found[made.dataset.place] === fact)?.querySelector("button");
    if (button) { button.textContent = say("copied"); setTimeout(() => { button.textContent = say("copy"); }, 1600); }
  };

  form.addEventListener("input", () => { filter(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); keep(); search.focus(); }));
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); go(0); }
    if (event.key === "Escape" && search.value) { event.preventDefault(); search.value = ""; filter(); keep(); }
  });
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor(innerHeight / height) - 1);
    const steps = { ArrowDown: focus + 1, ArrowUp: focus - 1, PageDown: focus + screen, PageUp: focus - screen, Home: 0, End: found.length - 1 };
    if (event.key === "Escape" || event.key === "/" || (event.key === "ArrowUp" && focus === 0)) { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key in steps) { event.preventDefault(); go(steps[event.key]); }
    else if (event.key.toLowerCase() === "c" && found[focus]?.snippet) { event.preventDefault(); take(found[focus]); }
  });
  addEventListener("scroll", () => draw(), { passive: true });
  addEventListener("resize", lay);
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", () => draw(true));
  addEventListener("afterprint", () => draw());
  byId("explorer").hidden = false;
  restore();
  byId("more").open = !matchMedia("(max-width: 46rem)").matches || FIELDS.slice(1).some((name) => form.elements[name].value);
  lay();
})();
