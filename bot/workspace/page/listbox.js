// The list of options under a combobox: what is shown in it, and which option the arrow keys have reached.
// Knows nothing of what a choice leads to.

import { make } from "./dom.js";
import { freshId } from "./ids.js";

/** @typedef {import("./select_choices.js").Choice} Choice */

/** The node itself is `node`; who shows it listens to it. */
export class Listbox {
  /** The place in `shown` of the option that is pointed at, or -1. */
  active = -1;
  /** @type {{choice: Choice, node: HTMLElement}[]} */
  shown = [];

  /**
   * @param {HTMLElement} input keeps the focus and says which option is pointed at
   * @param {{id: string, label: string, isMulti: boolean}} how
   */
  constructor(input, { id, label, isMulti }) {
    this.input = input;
    const attributes = { id, role: "listbox", "aria-label": label, "aria-multiselectable": isMulti && "true" };
    this.node = make("div", attributes);
  }

  /**
   * Shows these choices instead of those before; none is pointed at.
   * @param {import("./select_choices.js").Group[]} groups
   * @param {(choice: Choice) => boolean} isChosen
   */
  show(groups, isChosen) {
    this.point(-1);
    this.shown = [];
    this.node.replaceChildren(...groups.flatMap((group) => this.groupNodes(group, isChosen)));
  }

  groupNodes({ heading, choices }, isChosen) {
    if (!choices.length) return [];
    const options = choices.map((choice) => this.optionNode(choice, isChosen(choice)));
    if (!heading) return options;
    const id = freshId();
    const title = make("div", { id, class: "bk-option-heading", text: heading });
    return [make("div", { role: "group", "aria-labelledby": id }, title, ...options)];
  }

  optionNode(choice, isChosen) {
    const { label, description } = choice;
    const attributes = { id: freshId(), class: "bk-option", role: "option", "aria-selected": String(isChosen) };
    const node = make(
      "div",
      attributes,
      make("span", { class: "bk-option-label", text: label }),
      description ? make("span", { class: "bk-option-description", text: description }) : null,
    );
    this.shown.push({ choice, node });
    return node;
  }

  /**
   * The place of the first choice shown for which this holds, or -1.
   * @param {(choice: Choice) => boolean} isWanted
   */
  placeOf(isWanted) {
    return this.shown.findIndex(({ choice }) => isWanted(choice));
  }

  /** The place of the option that this node is in, or -1. @param {Node} inner */
  placeAround(inner) {
    return this.shown.findIndex(({ node }) => node.contains(inner));
  }

  /** Every choice shown, in its order. @returns {Choice[]} */
  choices() {
    return this.shown.map(({ choice }) => choice);
  }

  /** From the last option on to the first, and back. @param {1|-1} by */
  step(by) {
    const count = this.shown.length;
    if (count) this.point(this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count);
  }

  /** At no option where the place has none. @param {number} at */
  point(at) {
    this.shown[this.active]?.node.classList.remove("bk-option--active");
    this.active = at in this.shown ? at : -1; // an empty list has no first place
    const node = this.shown[this.active]?.node;
    if (!node) return this.input.removeAttribute("aria-activedescendant");
    node.classList.add("bk-option--active");
    this.input.setAttribute("aria-activedescendant", node.id);
    node.scrollIntoView({ block: "nearest" });
  }
}
