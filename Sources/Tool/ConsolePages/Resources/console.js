// Wires the page: one stream of events in, the view and the cards out. Device texts are untrusted and only ever become
// text nodes; the content security policy forbids anything else.
import { Calibration } from "/calibration.js";
import { Cards } from "/cards.js";
import { Session } from "/session.js";
import { View } from "/view.js";

const texts = JSON.parse(document.querySelector("meta[name=texts]").content);
const token = document.querySelector("meta[name=token]").content;
const asked = new URLSearchParams(location.search);
const isLite = asked.has("lite");
const language = texts.languageCode;

// What tests look at, and what a technician may type into the browser's console.
const counters = { frames: 0, events: 0, drawn: {}, service: null };
window.headsetConsole = counters;

const view = new View({ texts, isLite, counters });
const cards = new Cards(texts);
const session = new Session({ texts, token, language });
const calibration = new Calibration({ texts, token, language });

const banner = document.getElementById("banner");
// Counted in turns of a timer, not by the clock: a page that a slow renderer held up has not listened.
const silentTurnsMax = 4;
const turn = 1000;
const retryAfter = 2000;
let silentTurns = 0;
let isGone = false;
let service = { reach: "waiting" };

if (isLite) document.getElementById("language").href += "&lite";

function heard() {
  counters.events += 1;
  silentTurns = 0;
  if (!isGone) return;
  isGone = false;
  banner.hidden = true;
  showService();
}

function showService() {
  counters.service = service.reach;
  cards.showService(service, view.poses);
  view.showStations((service.status && service.status.room && service.status.room.stations) || []);
  session.show(service);
  calibration.show(service);
}

function listen() {
  const source = new EventSource(`/events?lang=${language}`);
  source.addEventListener("scene", (event) => {
    heard();
    const change = JSON.parse(event.data);
    view.apply(change);
    cards.showPoses(view.poses);
  });
  source.addEventListener("service", (event) => {
    heard();
    service = JSON.parse(event.data);
    showService();
  });
  source.addEventListener("beat", heard);
  source.addEventListener("error", () => {
    tellGone();
    // Refused for good: the console was started anew and knows this page no more. Load it again once it answers.
    if (source.readyState === EventSource.CLOSED) setTimeout(reloadWhenBack, retryAfter);
  });
}

function tellGone() {
  isGone = true;
  banner.querySelector("strong").textContent = texts.consoleGone;
  banner.querySelector("span").textContent = texts.consoleGoneHelp;
  banner.hidden = false;
  counters.service = null;
  cards.showConsoleGone();
  session.show({ reach: "waiting" });
  calibration.show({ reach: "waiting" });
}

async function reloadWhenBack() {
  try {
    if ((await fetch(location.href, { cache: "no-store" })).ok) return location.reload();
  } catch {
    // Not yet.
  }
  setTimeout(reloadWhenBack, retryAfter);
}

setInterval(() => {
  silentTurns += 1;
  if (silentTurns >= silentTurnsMax) tellGone();
}, turn);
listen();
