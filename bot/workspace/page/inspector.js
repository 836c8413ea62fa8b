// The panel beside the room: each request between Slack and the app, both payloads, the time, the validator's word.

import { byId, make } from "./dom.js";
import { keyOf } from "./store.js";

/** The panel over `store`. */
export function createInspector(store) {
  const list = byId("exchanges");

  function draw() {
    const { state } = store;
    const about = state.inspecting;
    const shown = state.exchanges.filter((each) => !about || each.messages.includes(about));
    byId("inspector-note").textContent = about ? "for one message" : "everything, the latest first";
    byId("inspect-all").hidden = !about;
    list.replaceChildren(...shown.reverse().map((each) => exchangeOf(each, Boolean(about))));
    if (!shown.length) list.append(make("li", { class: "soft none", text: "Nothing yet." }));
  }

  return { draw };
}

/** What the panel shows for a message. */
export const about = (message) => keyOf(message);

function exchangeOf(exchange, open) {
  const way = exchange.to_app ? "Slack → app" : "app → Slack";
  const fine = exchange.objections.length === 0;
  return make(
    "li",
    { class: "exchange" },
    make(
      "details",
      { open },
      make(
        "summary",
        {},
        make("span", { class: "way soft", text: way }),
        " ",
        make("strong", { text: exchange.name }),
        " ",
        make("span", { class: fine ? "fine" : "wrong", text: String(exchange.status || "no answer") }),
        " ",
        make("span", { class: "soft", text: `${exchange.milliseconds} ms` }),
      ),
      make("p", { class: fine ? "fine" : "wrong", text: fine ? "Validator: as Slack wants it" : "Validator:" }),
      fine ? null : make("ul", { class: "wrong" }, ...exchange.objections.map((text) => make("li", { text }))),
      make("h3", { text: "Sent" }),
      payloadOf(exchange.sent),
      make("h3", { text: "Answered" }),
      payloadOf(exchange.got),
    ),
  );
}

function payloadOf(payload) {
  const text = typeof payload === "string" ? payload || "(empty)" : JSON.stringify(payload, null, 2);
  return make("pre", { class: "payload", tabindex: "0", text });
}
