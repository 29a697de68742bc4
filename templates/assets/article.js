// The tools of an article. Their buttons are in the page, with their words, and show only with this script.
import { qr } from "./qr.js";

const { lang } = document.documentElement;
const tools = document.querySelector(".tools");
const said = tools.querySelector("[role=status]");
const address = location.origin + location.pathname;
const button = (name) => tools.querySelector(`[data-do=${name}]`);

function say(text) {
  said.textContent = "";
  requestAnimationFrame(() => (said.textContent = text));
}

function on(name, act) {
  const pressed = button(name);
  pressed.hidden = false;
  pressed.addEventListener("click", async () => {
    try {
      await act(pressed);
      if (pressed.dataset.done) say(pressed.dataset.done);
    } catch (wrong) {
      if (wrong.name !== "AbortError") say(tools.dataset.failed);
    }
  });
}

on("print", () => print());

on("save", async () => (await import("./save.js")).save(address));

on("copy", async () => {
  if (navigator.clipboard) return navigator.clipboard.writeText(address);
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = address;
  field.select();
  const copied = document.execCommand("copy"); // the only way where the connection is not encrypted
  field.remove();
  button("copy").focus();
  if (!copied) throw new Error();
});

if (navigator.share) on("share", () => navigator.share({ title: document.title, url: address }));

// The next size, here: the panel under “Hiển thị” is far above whoever reads the end of a text.
on("text", () => {
  const sizes = [...document.querySelectorAll(".display input[name=text]")];
  const next = sizes[(sizes.findIndex((one) => one.checked) + 1) % sizes.length];
  const held = [...document.querySelectorAll(".text > *")].find(seen) ?? button("text");
  const before = held.getBoundingClientRect().top;
  next.click();
  scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" }); // what is above has grown
  say(`${button("text").textContent}: ${next.parentElement.textContent.trim()}`);
});

function seen(one) {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// Paper: when it was printed, and the address for a phone.
addEventListener("beforeprint", () => {
  const printed = document.querySelector(".printed");
  const when = printed.querySelector("[data-word]");
  when.textContent = when.dataset.word.replace("{date}", new Date().toLocaleDateString(lang === "vi" ? "vi-VN" : "en-GB"));
  if (!printed.querySelector("svg")) printed.prepend(...qr(printed.querySelector("span").textContent));
});

// Reading aloud, where the device has a voice for the language. Voices may come late.
const speech = window.speechSynthesis;
const voice = () => speech.getVoices().find((one) => one.lang.startsWith(lang));

function listen() {
  if (!voice() || !button("listen").hidden) return;
  on("listen", (pressed) => {
    const speaks = pressed.getAttribute("aria-pressed") === "true";
    speech.cancel();
    if (speaks) return quiet();
    pressed.setAttribute("aria-pressed", "true");
    // One piece at a time: some voices stop in the middle of a long one.
    for (const piece of document.querySelectorAll("h1, .dateline, .lead, .event :is(dt, li, dd:not(.people)), .text :is(p, h2, h3, h4, li, figcaption, th, td)")) {
      if (piece.parentElement.closest("li, td, th")) continue; // read with what holds it
      const words = new SpeechSynthesisUtterance(piece.textContent);
      words.lang = lang;
      words.voice = voice();
      words.onend = () => speech.pending || quiet();
      speech.speak(words);
    }
  });
}

function quiet() {
  button("listen").setAttribute("aria-pressed", "false");
}

if (speech) {
  listen();
  speech.addEventListener?.("voiceschanged", listen);
  addEventListener("pagehide", () => speech.cancel());
}

tools.dataset.ready = "";
