// Makes the page live where scripts run; everything works without this file.
// Forms are sent without leaving the page, what comes back takes the place of the content, and Esc leaves at once.

import { ask, asked, at, parsed, say, show, shown, unask, unfolded, warn } from "./page.js";
import { guard, rescue, tell, typedIn, unsent, wrongAt } from "./typed.js";

document.documentElement.classList.add("js");

let waiting = null;

function blank() {
  waiting?.abort();
  held = null;
  behind.clear();
  document.body.replaceChildren();  // all of it: the empty page may be long in coming
  document.title = "New tab";
  // Where Tearwise is stopped, the browser would say at this address that it cannot be reached; where it is slow, nothing.
  // Again and again, should a browser drop what it was told once: this address is to go out of sight.
  const away = () => location.replace("about:blank");
  const late = setInterval(away, 2000);
  fetch("/blank").then(() => { clearInterval(late); location.replace("/blank"); }, away);
}

// What is open in other tabs is forgotten too, and does not stay in sight there; nor does a journal that is locked, a
// reading that is forgotten, or what is deleted.
const tabs = globalThis.BroadcastChannel && new BroadcastChannel("tearwise");
tabs?.addEventListener("message", ({ data }) => {
  if (data === "leave") blank();
  else if (data === "lock") shut();
  else if (gone(data)) shut("/");
});
const LOCKS = ["/journal/lock", "/journal/passphrase"];

// Forgets what was typed on the pages of a reading, an episode or the journal; gives back whether one of them is in sight.
function gone(from) {
  const of = (address) => address === from || address.startsWith(`${from}/`);
  for (const one of [...behind.keys()].filter(of)) behind.delete(one);
  return of(shown);
}

function leave() {
  fetch("/leave", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  tabs?.postMessage("leave");
  blank();
}

async function send(form, button) {
  if (waiting) return;
  const typed = new FormData(form, button);
  const fields = form.enctype === "multipart/form-data" ? typed : new URLSearchParams(typed);
  const main = button ?? form.querySelector("button.main");
  const named = main?.textContent;
  const texts = form.querySelectorAll("textarea");
  waiting = new AbortController();
  main?.setAttribute("aria-disabled", "true");
  form.querySelector(".wrong")?.remove();
  for (const one of texts) one.readOnly = true;
  if (main && form.dataset.wait) main.textContent = form.dataset.wait;
  if (form.dataset.wait) say(form.dataset.wait);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, signal: waiting.signal });
    const kept = document.querySelector("main[data-kept]");
    let page = pageOf(answer, await answer.text(), texts.length > 0 && !kept);
    let address = answer.redirected ? answer.url.split("#")[0] : location.href.split("#")[0];
    let back = null;
    const door = page.querySelector("[data-door]");
    const [, of] = new URL(form.action).pathname.match(/^(.*)\/(?:forget|delete)$/) ?? [];
    if (of && answer.ok && !door) {
      gone(of);
      tabs?.postMessage(of);
    } else if (LOCKS.includes(new URL(form.action).pathname) && answer.ok) {
      if (unsent()) hold(kept, page);
      tabs?.postMessage("lock");
    } else if (kept && door) {
      await shut("/journal", answer.redirected && page);
      return;
    } else if (held && form.dataset.door !== undefined && page.querySelector("[data-kept]")) {
      [page, address, back] = await again(page, address);
    }
    if (!show(page, address, form.closest("section[id]")?.id, form, back)) throw new TypeError("no page");
  } catch (error) {
    if (main) { main.removeAttribute("aria-disabled"); main.textContent = named; }
    for (const one of texts) one.readOnly = false;
    if (error.name === "AbortError") return;
    const refused = error instanceof Refused;
    const kept = !texts.length ? "" : `What you wrote is still here${refused ? error.advice : ": try again"}.`;
    const why = `${refused ? error.message : SILENT} ${kept}`.trim();
    const told = Object.assign(document.createElement("p"), { className: "wrong", textContent: why });
    const before = wrongAt(form);  // what was wrong with an earlier try need not be wrong with this one
    if (before) { told.id = before.id; before.remove(); }
    form.append(told);
    told.scrollIntoView({ block: "nearest" });
    say(why);
  } finally {
    waiting = null;
  }
}

const SILENT = "Tearwise did not answer. Is it still running?";

// What the server says instead of the page that was asked for. The form that was sent stays, with all that is in it.
class Refused extends Error { advice = ""; }

function pageOf(answer, text, holdsText) {
  if (answer.headers.get("content-type")?.startsWith("application/problem+json")) throw new Refused(JSON.parse(text).detail);
  const page = parsed(text);
  const problem = page.querySelector("[data-problem]");
  if (problem) {
    const gone = [401, 404].includes(answer.status) ? ": copy it first" : "";
    throw Object.assign(new Refused(problem.dataset.problem || problem.textContent), { advice: gone });
  }
  if (holdsText && page.querySelector("[data-door]"))
    throw new Refused("The journal has locked itself. Unlock it in another tab, then press the button again.");
  return page;
}

// The second tap of a double one was meant for what the first has sent or followed: it is no answer to the next question,
// which may have come in its place, and no word that what was typed may be lost.
document.addEventListener("click", (event) => {
  if (event.detail < 2 || !event.target.closest?.("main form button, nav a, main a[href^='/']")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.classList.contains("leave")) { event.preventDefault(); leave(); return; }
  if (form.method !== "post" || form.dataset.plain !== undefined) return;
  event.preventDefault();
  if (form.dataset.away !== undefined && form !== asked && unsent(form)) { ask(form, "button"); return; }
  send(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();  // a browser's own Esc stops whatever is loading, the empty page too
  leave();
});

// A browser does not bring back what was typed and not sent: a link away from it asks once, and a form likewise. Links lead
// on within this page, so that whoever types where one has led and goes back finds it there again.
const stood = new Map();  // how far down a page was moved when a link led on from it
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("nav a, main a[href^='/']");
  if (link && link === asked) onward();
  if (!link || link === asked || link.closest("form") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const apart = link.search.startsWith("?for=");  // may lead to a part of a page, which the browser finds
  const lost = !behind.has(at(link)) && (unsent() || worded(held) || (apart && behind.size));
  if (!apart || lost) event.preventDefault();
  if (lost) ask(link, "link");
  if (apart || lost) return;
  stood.set(shown, scrollY);
  go(link.href);
});

// Whoever writes or reads for a long time uses the page, though nothing is sent: the session and the journal stay open.
let told = Date.now();
function awake() {
  if (Date.now() - told < 60000) return;
  told = Date.now();
  fetch("/awake", { method: "POST" }).catch(() => {});
}
for (const kind of ["input", "keydown", "pointerdown", "scroll"]) document.addEventListener(kind, awake, true);
document.addEventListener("input", unask);

// What was typed beside what the journal holds goes out of sight with it, and stands there again once that is open.
let held = null;
const worded = (back) => Boolean(back?.typed.some((one) => one.words));

function hold(main, door) {
  const typed = typedIn(main).filter((one) => !one.where.includes('"sure"'));
  const revision = main.querySelector("input[name=revision]");
  if (revision) typed.push({ where: "input[name=revision]", what: "value", is: revision.value });
  held = { address: location.href.split("#")[0], opened: unfolded(main), typed };
  if (worded(held)) tell(door, "What you had typed is not lost. It stands in its place again once you have unlocked the journal.");
}

// The page that the journal was locked on, with what was typed there; where that is gone, with the texts to be copied.
async function again(list, address) {
  const back = held;
  held = null;
  const page = await fetch(back.address).then((answer) => answer.ok && answer.text().then(parsed), () => null);
  if (!page?.querySelector("[data-kept]")) return [rescue(list, back.typed), address, null];
  const place = Object.assign(page.createElement("a"), { href: back.typed.find((one) => one.words)?.where, textContent: "Go to it" });
  if (worded(back)) tell(page, "What you had typed is here again. It is not kept yet. ").append(place);
  return [page, back.address, back];
}

// Puts what is in sight away; in its place comes the journal's door, or why there is none.
async function shut(address = "/journal", door = null) {
  const main = document.querySelector("main");
  document.getElementById("people")?.replaceChildren();
  if (address === "/journal" && !main.matches("[data-kept]")) return;
  waiting?.abort();
  for (const one of main.querySelectorAll("form textarea")) one.readOnly = false;
  const before = main.cloneNode(false);
  before.append(...main.childNodes);  // out of sight at once: what comes in its place may be long in coming
  delete main.dataset.kept;  // whoever else finds the journal locked meanwhile finds nothing to put away
  const page = door || await fetch(address).then((answer) => answer.text()).then(parsed).catch(() => null);
  const fresh = page?.querySelector("h1") ? page : parsed(GONE);
  if (fresh.querySelector("[data-door]")) hold(before, fresh);
  else rescue(fresh, typedIn(before));
  if (before.querySelector(".notice")) tell(fresh, DANGER);
  show(fresh, new URL(address, location).href);
}
const DANGER = "If somebody may be in danger, call your emergency number; findahelpline.com lists lines in many countries.";
const GONE = "<title>Tearwise</title><main id='main' tabindex='-1'><h1>Tearwise does not answer</h1><p class='lead'>What was here is out of sight. Is Tearwise still running?</p></main>";

// The journal may lock itself, or be locked by another program, and a visit ends when nobody uses it: what is in sight
// is then put away. To ask whether that is so is no use of them.
let ends = Date.now() + 1000 * document.body.dataset.lasts;
let asking = false;
async function look() {
  const journal = () => document.querySelector("main[data-kept], #people option");
  if (asking || waiting || !(journal() || Date.now() >= ends)) return;
  asking = true;
  const left = await fetch("/awake").then((answer) => answer.json()).catch(() => null);
  asking = false;
  ends = left?.visit ? Date.now() + 1000 * left.visit : unsent() ? 0 : Infinity;  // what was typed may be taken away yet
  if (waiting) return;
  if (!left?.journal && journal()) await shut();
  if (!left?.visit && !unsent() && !document.querySelector("main[data-kept], main textarea[readonly]")) shut(at());
}
setInterval(look, 15000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });

// Going back to another page fetches it, and what was typed on the one that is left stands there again for whoever comes
// back to it; a jump within the page is none of that.
const behind = new Map();
const onward = guard(() => unsent() || worded(held) || behind.size > 0 || document.querySelector("main textarea[readonly]"));
// Where Tearwise does not answer, what is in sight stays: a reload would show an error of the browser's in its place.
let going = 0;
async function go(address = location.href, y = 0) {
  const main = document.querySelector("main");
  const left = { typed: typedIn(main), opened: unfolded(main) };
  const turn = ++going;
  waiting?.abort();
  if (worded(left)) behind.set(shown, left);
  const answer = await fetch(address).catch(() => null);
  const page = answer && await answer.text().then(parsed, () => null);
  if (turn !== going) return;
  if (!page) {
    behind.delete(shown);
    if (at() !== shown) history.pushState(null, "", shown);
    warn(SILENT);
    return;
  }
  const there = new URL(answer.redirected ? answer.url : address);
  if (!page.querySelector("h1") || !page.querySelector("nav")) {  // the whole of a page that is closed
    if (at() === at(there)) location.reload(); else location.assign(there);
    return;
  }
  if (at() !== shown && at() !== at(there)) history.replaceState(null, "", there);  // gone back to, and led elsewhere
  const back = behind.get(at(there)) ?? { typed: [], opened: [] };
  behind.delete(at(there));
  show(page, there.href.split("#")[0], undefined, undefined, back);
  if (y) scrollTo(0, y);
}
addEventListener("popstate", () => {
  if (at() !== shown) { go(location.href, stood.get(at())); return; }
  going++;  // back at what is in sight, before what was to take its place has come
  behind.delete(shown);
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
