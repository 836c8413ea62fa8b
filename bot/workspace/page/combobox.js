// The select with type-ahead: one or several choices out of options that are given, or asked for while typing.
// Knows how Slack names what is chosen; what follows from a choice is its caller's.

import { chipList, showChips } from "./chips.js";
import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { Listbox } from "./listbox.js";
import { named } from "./naming.js";
import { showAt } from "./popup.js";
import { choicesOf, fitting, folded, groupsIn, KINDS } from "./select_choices.js";
import { holdsState } from "./state.js";

const TYPING_PAUSE = 150;
/** Slack's own default for external selects. */
const LETTERS_BEFORE_ASKING = 3;

/**
 * Any of Slack's select menus, single or `multi_`.
 * @param {object} element
 * @param {string} blockId
 * @param {import("./controls.js").ControlContext} ctx
 * @param {(node: HTMLElement, value: object) => Promise<boolean>} chosen told of each choice; false takes it back
 * @returns {HTMLElement}
 */
export function renderSelect(element, blockId, ctx, chosen) {
  return new Select(element, blockId, ctx, chosen).node;
}

class Select {
  constructor(element, blockId, ctx, chosen) {
    Object.assign(this, { element, blockId, ctx, told: chosen });
    this.kind = element.type.replace(/^multi_/, "");
    this.isMulti = this.kind !== element.type;
    this.isAsking = this.kind === "external_select";
    this.field = KINDS[this.kind].holds + (this.isMulti ? "s" : "");
    this.groups = KINDS[this.kind].groups(element, ctx);
    this.chosen = this.initial();
    this.sent = this.keys();
    this.asked = 0;
    this.build();
    this.paint();
    holdsState(this.node, { blockId, actionId: element.action_id, read: () => this.value() });
  }

  initial() {
    const given = this.element[this.field.replace("selected", "initial")];
    return choicesOf(this.isMulti ? (given ?? []) : given ? [given] : [], this.groups);
  }

  value() {
    const given = this.chosen.map((choice) => choice.given);
    return { type: this.element.type, [this.field]: this.isMulti ? given : (given[0] ?? null) };
  }

  keys() {
    return this.chosen.map((choice) => choice.key).join("\n");
  }

  build() {
    const { element, ctx } = this;
    const listId = freshId();
    this.placeholder = element.placeholder?.text ?? "Choose an option";
    this.input = make("input", {
      id: freshId(),
      class: "bk-combobox-input",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      autofocus: element.focus_on_load,
      "data-field": "",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      ...named(element, ctx, this.placeholder),
    });
    this.list = new Listbox(this.input, { id: listId, label: this.placeholder, isMulti: this.isMulti });
    this.note = make("p", { class: "bk-combobox-note" });
    this.popup = make("div", { class: "bk-popup bk-listbox", popover: "manual" }, this.list.node, this.note);
    this.status = make("span", { class: "bk-unseen", role: "status" });
    this.chips = chipList();
    this.clearer = make("button", {
      type: "button",
      class: "bk-clear",
      "aria-label": "Clear the choice",
      text: "×",
      on: { click: () => this.clear() },
    });
    this.box = make("div", { class: "bk-combobox-box" }, this.chips, this.input, this.clearer);
    this.node = make("div", { class: "bk-combobox", "data-multi": this.isMulti }, this.box, this.popup, this.status);
    this.listen();
  }

  listen() {
    this.box.addEventListener("click", (event) => {
      if (event.target.closest("button") || this.input.disabled) return;
      this.input.focus();
      if (!this.isMulti) this.input.select();
      this.open();
    });
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    // The text field keeps the focus while an option is clicked; else the list would close under the pointer.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.node.addEventListener("click", (event) => {
      const at = this.list.placeAround(event.target);
      if (at >= 0) this.choose(at);
    });
    this.node.addEventListener("focusout", (event) => {
      if (!this.node.contains(event.relatedTarget)) this.close();
    });
    // What is typed to filter is no value of the field: only a choice is a change.
    this.input.addEventListener("change", (event) => event.stopPropagation());
  }

  get isOpen() {
    return this.input.getAttribute("aria-expanded") === "true";
  }

  open() {
    if (this.isOpen || this.input.disabled) return;
    this.input.setAttribute("aria-expanded", "true");
    this.query = "";
    this.place = showAt(this.popup, this.box);
    this.fill();
    if (!this.isMulti) this.list.point(this.list.placeOf((choice) => this.has(choice)));
  }

  close() {
    if (this.isOpen) {
      this.input.setAttribute("aria-expanded", "false");
      this.popup.hidePopover();
      this.list.point(-1);
      this.asked += 1;
      this.tell();
    }
    this.input.value = this.isMulti ? "" : (this.chosen[0]?.label ?? "");
  }

  typed() {
    const { value } = this.input;
    this.open();
    this.query = folded(value.trim());
    this.fill();
  }

  pressed(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    const ends = { Home: 0, End: this.list.shown.length - 1 };
    if (event.isComposing) return;
    if (event.key === "Escape" && this.isOpen) {
      // Only the list closes, not the modal around it.
      event.stopPropagation();
      this.close();
    } else if (event.key in moves) {
      if (this.isOpen) this.list.step(moves[event.key]);
      else this.open();
    } else if (event.key in ends && this.isOpen) {
      this.list.point(ends[event.key]);
    } else if (event.key === "Enter") {
      if (!this.isOpen) this.open();
      else if (this.list.active >= 0) this.choose(this.list.active);
    } else {
      // What is typed over a choice looks for another one; it does not lengthen its name.
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
      if (isLetter && !this.isOpen && !this.isMulti) this.input.select();
      const takesBack = event.key === "Backspace" && this.isMulti && !this.input.value;
      if (takesBack && this.chosen.length) this.drop(this.chosen.at(-1));
      return;
    }
    event.preventDefault();
  }

  /** What is offered for what is typed: at once, or after the app has been asked. */
  fill() {
    if (!this.isAsking) return this.offer(this.groups, this.query);
    const least = this.element.min_query_length ?? LETTERS_BEFORE_ASKING;
    const words = this.isMulti || this.query ? this.input.value.trim() : "";
    this.asked += 1;
    if (words.length < least) {
      return this.offer([], "", `Type ${least} or more ${least === 1 ? "letter" : "letters"} to search`);
    }
    this.offer([], "", "Searching...");
    const mine = this.asked;
    setTimeout(() => mine === this.asked && this.ask(words, mine), TYPING_PAUSE);
  }

  async ask(value, mine) {
    const { action_id } = this.element;
    let groups = null;
    try {
      groups = groupsIn((await this.ctx.suggest({ action_id, block_id: this.blockId, value })) ?? {});
    } catch {
      // The page around shows what went wrong; here it must only not look like "No results".
    }
    if (mine !== this.asked || !this.isOpen) return;
    if (groups) this.offer(groups, "");
    else this.offer([], "", "The options could not be loaded");
  }

  offer(groups, query, note = "No results") {
    this.list.show(fitting(groups, query), (choice) => this.has(choice));
    const count = this.list.shown.length;
    const most = this.element.max_selected_items ?? Infinity;
    const isFull = this.isMulti && this.chosen.length >= most;
    this.note.textContent = isFull ? `No more than ${most} can be chosen` : count ? "" : note;
    this.status.textContent = this.note.textContent || `${count} ${count === 1 ? "option" : "options"}`;
    if (query || (this.isAsking && count)) this.list.point(count ? 0 : -1);
    if (this.isOpen) this.place();
  }

  has(choice) {
    return this.chosen.some((one) => one.key === choice.key);
  }

  choose(at) {
    const { choice } = this.list.shown[at];
    if (!this.isMulti) {
      this.chosen = [choice];
      return this.close();
    }
    if (this.has(choice)) this.chosen = this.chosen.filter((one) => one.key !== choice.key);
    else if (this.chosen.length < (this.element.max_selected_items ?? Infinity)) this.chosen = [...this.chosen, choice];
    this.input.value = "";
    this.query = "";
    this.paint();
    if (this.isAsking) this.offer([{ heading: "", choices: this.list.choices() }], "");
    else this.fill();
    this.list.point(this.list.placeOf((one) => one.key === choice.key));
  }

  drop(choice) {
    this.chosen = this.chosen.filter((one) => one.key !== choice.key);
    this.paint();
    this.input.focus();
    if (this.isOpen) this.offer([{ heading: "", choices: this.list.choices() }], "");
    else this.tell();
  }

  clear() {
    this.chosen = [];
    this.paint();
    this.input.focus();
    this.tell();
  }

  /** Says what is chosen, once, when it is another than what was said last: several choices are one change. */
  async tell() {
    this.paint();
    if (this.keys() === this.sent) return;
    const before = this.before ?? this.initial();
    const now = this.chosen;
    this.sent = this.keys();
    this.before = now;
    this.node.dispatchEvent(new Event("change", { bubbles: true }));
    if (await this.told(this.node, this.value())) return;
    this.chosen = this.before = before;
    this.sent = this.keys();
    this.paint();
    this.input.value = this.isMulti ? "" : (before[0]?.label ?? "");
  }

  paint() {
    showChips(this.chips, this.isMulti ? this.chosen : [], (choice) => this.drop(choice));
    this.clearer.hidden = this.isMulti || !this.ctx.isOptional || !this.chosen.length;
    this.input.placeholder = this.isMulti && this.chosen.length ? "" : this.placeholder;
    if (!this.isOpen) this.input.value = this.isMulti ? "" : (this.chosen[0]?.label ?? "");
  }
}
