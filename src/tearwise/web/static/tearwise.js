// Makes the page live where scripts run; everything works without this file.
// Forms are sent without leaving the page, what comes back takes the place of the content, and Esc leaves at once.

const root = document.documentElement;
root.classList.add("js");

// What the server answers is a page of ours; nothing else is ever turned into elements.
const pages = globalThis.trustedTypes?.createPolicy("tearwise", { createHTML: (text) => text });
const parsed = (text) =>
  new DOMParser().parseFromString(pages ? pages.createHTML(text) : text, "text/html");

let waiting = null;
let shown = location.pathname;

function blank() {
  waiting?.abort();
  document.body.replaceChildren();  // all of it: the empty page may be long in coming
  document.title = "New tab";
  location.replace("/blank");
}

// What is open in other tabs is forgotten too, and does not stay in sight there; nor does a journal that is locked,
// unless somebody has typed something beside it, which only the tab holds.
const tabs = globalThis.BroadcastChannel && new BroadcastChannel("tearwise");
tabs?.addEventListener("message", (event) => {
  if (event.data === "leave") blank();
  else if (location.pathname.startsWith("/journal") && !unsent()) location.reload();
});
const LOCKS = ["/journal/lock", "/journal/passphrase"];

function leave() {
  fetch("/leave", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  tabs?.postMessage("leave");
  blank();
}

function say(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
}

const TYPED = "textarea[id], input[id]:not([type=hidden], [type=password], [type=file], [type=radio], [type=checkbox])";

// What was typed, ticked or chosen in other forms of the same page, and not sent, stands in the new page too.
function carry(main, fresh, sent) {
  const others = (what) => [...main.querySelectorAll(what)].filter((one) => one.form && one.form !== sent);
  for (const one of others(TYPED)) {
    const there = one.value !== one.defaultValue && fresh.querySelector(`#${one.id}`);
    if (there) there.value = one.value;
  }
  for (const one of others("input[type=checkbox]")) {
    const there = one.checked !== one.defaultChecked && fresh.querySelector(`input[name="${one.name}"][value="${one.value}"]`);
    if (there) there.checked = one.checked;
  }
  for (const one of others("select")) {
    const before = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    const there = one.value !== before.value && fresh.querySelector(`#${one.id}`);
    if (there) there.value = one.value;
  }
}

// Puts the content of a page in the place of what is there, without a jump: what the person was at stays where it was.
function show(page, address, anchor, sent) {
  const main = document.querySelector("main");
  const fresh = page.querySelector("main");
  if (!fresh) return false;
  unask();
  const stays = anchor && document.getElementById(anchor);
  const before = stays ? stays.getBoundingClientRect().top : 0;
  const opened = [...main.querySelectorAll("details[open]")].map((one) => one.className);
  if (!main.querySelector("details.whole:not([open])")) unfold(fresh);
  if (address === location.href.split("#")[0]) carry(main, fresh, sent);
  main.replaceWith(fresh);
  fresh.classList.add("fresh");
  for (const one of fresh.querySelectorAll("details")) if (opened.includes(one.className)) one.open = true;
  document.title = page.title;
  for (const nav of document.querySelectorAll(".top nav")) {
    const new_nav = page.querySelector(".top nav");
    if (new_nav) nav.replaceWith(new_nav);
  }
  if (address !== location.href.split("#")[0]) history.pushState(null, "", address);
  shown = location.pathname;
  const now = stays && document.getElementById(anchor);
  const then = sent.dataset.then && document.getElementById(sent.dataset.then);
  if (now) scrollBy(0, now.getBoundingClientRect().top - before);
  else if (then) then.scrollIntoView();
  else scrollTo(0, 0);
  const part = then || now;
  const wrong = (part || fresh).querySelector(".wrong:not(.summary)");
  // The first heading, whichever it is: a notice that comes before the reading is read before it.
  const first = wrong ?? (part ? headingOf(part) : fresh.querySelector("h1, h2"));
  first?.setAttribute("tabindex", "-1");
  first?.focus({ preventScroll: true });
  // Where something is wrong, that is what is heard, and not once more what an earlier answer did.
  const moved = wrong ? null : part?.querySelector("[data-said]") ?? fresh.querySelector(":scope > [data-said]");
  say(moved ? moved.innerText.trim().replace(/\s+/g, " ") : "");
  // On a phone, what is new may be above what is in sight.
  // What is wrong has its fields below it, and what was taken back its question.
  const place = part || wrong ? wrong ?? moved?.closest("li, .back") ?? first : null;
  place?.scrollIntoView({ block: place.matches(".back") ? "start" : part ? "nearest" : "center" });
  return true;
}

function headingOf(part) {
  if (part.matches("h1, h2, h3, .call")) return part;
  return part.querySelector(".notice p, .checked h3") ?? part.querySelector("h2:last-of-type");
}

// There is room on a wide screen for what is folded on a phone; who has folded it finds it so again.
function unfold(place) {
  if (matchMedia("(min-width: 62rem)").matches) for (const one of place.querySelectorAll("details.whole")) one.open = true;
}
unfold(document);

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
    const page = pageOf(answer, await answer.text(), texts.length > 0);
    const anchor = form.closest("section[id]")?.id;
    const address = answer.redirected ? answer.url.split("#")[0] : location.href.split("#")[0];
    if (!show(page, address, anchor, form)) throw new TypeError("no page");
    if (LOCKS.includes(new URL(form.action).pathname) && answer.ok) tabs?.postMessage("lock");
  } catch (error) {
    if (error.name === "AbortError") return;
    if (main) { main.removeAttribute("aria-disabled"); main.textContent = named; }
    for (const one of texts) one.readOnly = false;
    const refused = error instanceof Refused;
    const kept = !texts.length ? "" : `What you wrote is still here${refused ? error.advice : ": try again"}.`;
    const why = `${refused ? error.message : "Tearwise did not answer. Is it still running?"} ${kept}`.trim();
    const told = Object.assign(document.createElement("p"), { className: "wrong", textContent: why });
    form.append(told);
    told.scrollIntoView({ block: "nearest" });
    say(why);
  } finally {
    waiting = null;
  }
}

// What the server says instead of the page that was asked for. The form that was sent stays, with all that is in it.
class Refused extends Error {
  advice = "";
}

function pageOf(answer, text, holdsText) {
  if (answer.headers.get("content-type")?.startsWith("application/problem+json")) throw new Refused(JSON.parse(text).detail);
  const page = parsed(text);
  const problem = page.querySelector("[data-problem]");
  if (problem) {
    const gone = [401, 404].includes(answer.status) ? ": copy it first" : "";
    throw Object.assign(new Refused(problem.textContent), { advice: gone });
  }
  if (holdsText && page.querySelector("[data-door]"))
    throw new Refused("The journal has locked itself. Unlock it in another tab, then press the button again.");
  return page;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.classList.contains("leave")) { event.preventDefault(); leave(); return; }
  if (form.method !== "post" || form.dataset.plain !== undefined) return;
  event.preventDefault();
  if (form.dataset.away !== undefined && form !== asked && unsent(form)) { ask(form, "button"); return; }
  send(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) leave();
});

// A browser does not bring back what was typed and not sent: a link away from it asks once, and a form likewise.
let asked = null;
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("nav a, main a[href^='/']");
  if (!link || link === asked || link.closest("form") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!unsent()) return;
  event.preventDefault();
  ask(link, "link");
});

// Whether something was typed that a form does not send, and nothing keeps; what was sent and refused counts too.
function unsent(form) {
  const texts = [...document.querySelectorAll("main textarea:not([readonly])")].filter((one) => one.form !== form);
  const refused = (one) => one.closest("section, details, main").querySelector(".wrong:not(.summary)");
  return texts.some((one) => one.value.trim() && (one.value !== one.defaultValue || refused(one)));
}

function ask(chosen, what) {
  unask();
  asked = chosen;
  const why = `What you have typed and not sent would be lost. Choose the ${what} again to go all the same.`;
  document.querySelector(".top").append(Object.assign(document.createElement("p"), { className: "wrong", textContent: why }));
  say(why);
}

function unask() {
  asked = null;
  document.querySelector(".top .wrong")?.remove();
}

// Whoever writes for a long time uses the page, though nothing is sent: the session and the journal stay open.
let told = Date.now();
document.addEventListener("input", () => {
  unask();
  if (Date.now() - told < 60000) return;
  told = Date.now();
  fetch("/awake", { method: "POST" }).catch(() => {});
});

// Going back to another page fetches it; a jump within the page is none of that.
addEventListener("popstate", () => { if (location.pathname !== shown) location.reload(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
