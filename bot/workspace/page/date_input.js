// The pickers of a date, a time, or both; and when a date that is typed tells the app.

import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { named } from "./naming.js";
import { send } from "./sending.js";
import { holdsState } from "./state.js";

const asWritten = { shown: (given) => given ?? "", value: (text) => text || null };
const asSeconds = { shown: localTime, value: seconds };

/** For each picker: the type of its field, the name of its value, and the way between the two. */
const PICKERS = {
  datepicker: { type: "date", holds: "date", name: "Choose a date", ...asWritten },
  timepicker: { type: "time", holds: "time", name: "Choose a time", ...asWritten },
  datetimepicker: { type: "datetime-local", holds: "date_time", name: "Choose a date and time", ...asSeconds },
};

function seconds(text) {
  return text ? Math.floor(new Date(text).getTime() / 1000) : null;
}

/** 1700000000 -> "2023-11-14T22:13" where the person is. */
function localTime(given) {
  if (!given) return "";
  const date = new Date(given * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/**
 * A `datepicker`, `timepicker` or `datetimepicker`.
 * @type {import("./controls.js").Maker}
 */
export function dateInput(element, blockId, ctx) {
  const { type, holds, shown, value, name } = PICKERS[element.type];
  const node = make("input", {
    id: freshId(),
    class: "bk-field bk-field--date",
    type,
    "data-field": "",
    autofocus: element.focus_on_load,
    title: element.placeholder?.text,
    ...named(element, ctx, name),
  });
  node.value = shown(element[`initial_${holds}`]);
  const zone = element.timezone ? { timezone: element.timezone } : {};
  const read = () => ({ type: element.type, [`selected_${holds}`]: value(node.value), ...zone });
  holdsState(node, { blockId, actionId: element.action_id, read });
  let sent = node.value;
  const commit = async () => {
    if (node.value === sent) return;
    const before = sent;
    sent = node.value;
    if (!(await send(node, element, blockId, ctx, read()))) node.value = sent = before;
  };
  // While a year is typed, each of its digits is a change; a date that is typed is whole when the field is left.
  let isTyping = false;
  node.addEventListener("pointerdown", () => (isTyping = false));
  node.addEventListener("keydown", (event) => {
    isTyping = true;
    if (event.key !== "Enter" || ctx.isQuiet) return;
    event.preventDefault();
    commit();
  });
  node.addEventListener("change", () => isTyping || commit());
  node.addEventListener("blur", commit);
  return node;
}
