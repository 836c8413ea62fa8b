// The choices of a select that holds several, as chips before its text field, each with a button that takes it back.

import { make } from "./dom.js";

/** @returns {HTMLElement} the place of the chips; empty so far */
export const chipList = () => make("ul", { class: "bk-chips", "aria-label": "Chosen" });

/**
 * @param {HTMLElement} list as chipList made it; hidden where there is none to show
 * @param {import("./select_choices.js").Choice[]} choices
 * @param {(choice: import("./select_choices.js").Choice) => void} drop
 */
export function showChips(list, choices, drop) {
  list.hidden = !choices.length;
  list.replaceChildren(...choices.map((choice) => chip(choice, drop)));
}

function chip(choice, drop) {
  const on = { click: () => drop(choice) };
  return make(
    "li",
    { class: "bk-chip" },
    choice.label,
    make("button", { type: "button", "aria-label": `Remove ${choice.label}`, text: "×", on }),
  );
}
