// The page in sight: another one's content is put in its place, and what it says is heard.

import { put, typedIn } from "./typed.js";

// What the server answers is a page of ours; nothing else is ever turned into elements.
const pages = globalThis.trustedTypes?.createPolicy("tearwise", { createHTML: (text) => text });
export const parsed = (text) =>
  new DOMParser().parseFromString(pages ? pages.createHTML(text) : text, "text/html");

export const at = (of = location) => of.pathname + of.search;
export let shown = at();

export function say(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
}

// The words of a part as a screen reader has them: what is only to be seen is left out.
function heard(part) {
  const copy = part.cloneNode(true);
  for (const seen of copy.querySelectorAll("[aria-hidden]")) seen.remove();
  for (const line of copy.querySelectorAll("p")) line.append(" ");
  return copy.textContent.trim().replace(/\s+/g, " ");
}

export const unfolded = (main) => [...main.querySelectorAll("details[open]")].map((one) => one.className);

// Puts the content of a page in the place of what is there, without a jump: what the person was at stays where it was.
export function show(page, address, anchor, sent, back) {
  const main = document.querySelector("main");
  const fresh = page.querySelector("main");
  if (!fresh) return false;
  unask();
  const stays = anchor && document.getElementById(anchor);
  const before = stays ? stays.getBoundingClientRect().top : 0;
  const opened = back?.opened ?? unfolded(main);
  if (!main.querySelector("details.whole:not([open])")) unfold(fresh);
  const here = address === location.href.split("#")[0];
  put(back?.typed ?? (here ? typedIn(main, sent) : []), fresh);
  main.replaceWith(fresh);
  fresh.classList.add("fresh");
  for (const one of fresh.querySelectorAll("details")) if (opened.includes(one.className)) one.open = true;
  document.title = page.title;
  const nav = page.querySelector(".top nav");
  if (nav) document.querySelector(".top nav")?.replaceWith(nav);
  if (!here) history.pushState(null, "", address);
  shown = at();
  const now = stays && document.getElementById(anchor);
  const wrong = fresh.querySelector(".wrong:not(.summary)");
  const then = !wrong && sent?.dataset.then && document.getElementById(sent.dataset.then);
  if (now) scrollBy(0, now.getBoundingClientRect().top - before);
  else if (then) then.scrollIntoView();
  else scrollTo(0, 0);
  const part = then || now;
  // The first heading, whichever it is: a notice that comes before the reading is read before it.
  const first = wrong ?? (part ? headingOf(part) : fresh.querySelector("h1, h2"));
  first?.setAttribute("tabindex", "-1");
  first?.focus({ preventScroll: true });
  // Where something is wrong, that is what is heard, and not once more what an earlier answer did.
  const moved = wrong ? null : part?.querySelector("[data-said]") ?? fresh.querySelector(":scope > [data-said]");
  say(moved ? heard(moved) : "");
  // On a phone, what is new may be above what is in sight; what is wrong has its fields below it, what was taken back its question.
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

// The link or the form that was chosen where typing would be lost with it; chosen again, it goes.
export let asked = null;

export function ask(chosen, what) {
  warn(`What you have typed and not sent would be lost. Choose the ${what} again to go all the same.`);
  asked = chosen;
}

// Says something in the bar, which is in sight wherever somebody is on the page.
export function warn(why) {
  unask();
  document.querySelector(".top").append(Object.assign(document.createElement("p"), { className: "wrong", textContent: why }));
  say(why);
}

export function unask() {
  asked = null;
  document.querySelector(".top .wrong")?.remove();
}
