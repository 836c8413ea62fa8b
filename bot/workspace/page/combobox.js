// The select with type-ahead: one or several choices out of options that are given, or asked for while typing.
// Knows how Slack names what is chosen; what follows from a choice is its caller's.

import { make } from "./dom.js";
import { holdsState } from "./state.js";

const TYPING_PAUSE = 150;
/** Slack's own default for external selects. */
const LETTERS_BEFORE_ASKING = 3;
const TALLEST = 300;

let made = 0;

/** @returns {string} an id that no other node of the page has */
export const freshId = () => `bk-${++made}`;

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

/**
 * Shows a popup of the top layer at its anchor, above it where there is more room, and keeps it there.
 * @param {HTMLElement} popup with `popover="manual"`
 * @param {HTMLElement} anchor
 * @returns {() => void} puts it back in its place; call it after its content has changed
 */
export function showAt(popup, anchor) {
  popup.showPopover();
  const place = () => {
    const box = anchor.getBoundingClientRect();
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    popup.style.maxHeight = `${TALLEST}px`;
    const isUp = below < Math.min(popup.offsetHeight, TALLEST) && above > below;
    popup.style.maxHeight = `${Math.min(TALLEST, Math.max(isUp ? above : below, 80))}px`;
    popup.style.minWidth = `${Math.min(box.width, innerWidth - 16)}px`;
    popup.style.left = `${Math.max(8, Math.min(box.left, innerWidth - popup.offsetWidth - 8))}px`;
    popup.style.top = `${isUp ? box.top - popup.offsetHeight - 4 : box.bottom + 4}px`;
  };
  const stopped = new AbortController();
  addEventListener("scroll", (event) => popup.contains(event.target) || place(), { capture: true, signal: stopped.signal });
  addEventListener("resize", place, { signal: stopped.signal });
  popup.addEventListener("toggle", (event) => event.newState === "closed" && stopped.abort(), { signal: stopped.signal });
  place();
  return place;
}

/** @typedef {{key: string, label: string, description: string, given: object|string}} Choice `given` is Slack's form */

const optionChoice = (option) => ({
  key: option.value,
  label: option.text?.text ?? option.value,
  description: option.description?.text ?? "",
  given: option,
});
const namedChoices = (map, sign = "") =>
  [...(map ?? [])].map(([id, { name }]) => ({ key: id, label: sign + name, description: "", given: id }));
const groupsIn = ({ options, option_groups: groups }) =>
  groups
    ? groups.map((group) => ({ heading: group.label?.text ?? "", choices: (group.options ?? []).map(optionChoice) }))
    : [{ heading: "", choices: (options ?? []).map(optionChoice) }];

/** Where each kind of select has its choices from, and the name of what it holds. */
const KINDS = {
  static_select: { holds: "selected_option", groups: groupsIn },
  external_select: { holds: "selected_option", groups: () => [] },
  users_select: { holds: "selected_user", groups: (_, ctx) => [{ heading: "", choices: namedChoices(ctx.users) }] },
  channels_select: { holds: "selected_channel", groups: (_, ctx) => [{ heading: "", choices: namedChoices(ctx.channels, "#") }] },
  conversations_select: { holds: "selected_conversation", groups: conversationGroups },
};

function conversationGroups({ filter }, ctx) {
  const wanted = filter?.include ?? ["public", "private", "im"];
  const channels = wanted.some((kind) => kind === "public" || kind === "private") ? namedChoices(ctx.channels, "#") : [];
  const people = wanted.includes("im") ? namedChoices(ctx.users) : [];
  return [{ heading: "Channels", choices: channels }, { heading: "People", choices: people }];
}

/** "Zoë" is found by "zoe". */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const matches = (choice, query) => folded(`${choice.label} ${choice.description}`).includes(query);

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
    this.shown = [];
    this.active = -1;
    this.asked = 0;
    this.build();
    this.paint();
    holdsState(this.node, { blockId, actionId: element.action_id, read: () => this.value() });
  }

  initial() {
    const given = this.element[this.field.replace("selected", "initial")];
    const several = this.isMulti ? (given ?? []) : given ? [given] : [];
    const every = this.groups.flatMap((group) => group.choices);
    return several.map((one) => {
      const key = typeof one === "string" ? one : one.value;
      const unknown = typeof one === "string" ? { key, label: one, description: "", given: one } : optionChoice(one);
      return every.find((choice) => choice.key === key) ?? unknown;
    });
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
      id: freshId(), class: "bk-combobox-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", "aria-haspopup": "listbox",
      "aria-label": ctx.labelledBy ? null : (element.accessibility_label ?? this.placeholder),
      "aria-labelledby": ctx.labelledBy, "aria-describedby": ctx.describedBy, autofocus: element.focus_on_load, "data-field": "",
    });
    this.list = make("div", { id: listId, role: "listbox", "aria-label": this.placeholder, "aria-multiselectable": this.isMulti && "true" });
    this.note = make("p", { class: "bk-combobox-note" });
    this.popup = make("div", { class: "bk-popup bk-listbox", popover: "manual" }, this.list, this.note);
    this.status = make("span", { class: "bk-unseen", role: "status" });
    this.chips = make("ul", { class: "bk-chips", "aria-label": "Chosen" });
    this.clearer = make("button", { type: "button", class: "bk-clear", "aria-label": "Clear the choice", text: "×", on: { click: () => this.clear() } });
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
    this.list.addEventListener("click", (event) => {
      const at = this.shown.findIndex(({ node }) => node.contains(event.target));
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
    if (!this.isMulti) this.point(this.shown.findIndex(({ choice }) => this.has(choice)));
  }

  close() {
    if (this.isOpen) {
      this.input.setAttribute("aria-expanded", "false");
      this.popup.hidePopover();
      this.point(-1);
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
    const ends = { Home: 0, End: this.shown.length - 1 };
    if (event.isComposing) return;
    if (event.key === "Escape" && this.isOpen) {
      // Only the list closes, not the modal around it.
      event.stopPropagation();
      this.close();
    } else if (event.key in moves) {
      if (this.isOpen) this.step(moves[event.key]);
      else this.open();
    } else if (event.key in ends && this.isOpen) {
      this.point(ends[event.key]);
    } else if (event.key === "Enter") {
      if (!this.isOpen) this.open();
      else if (this.active >= 0) this.choose(this.active);
    } else {
      // What is typed over a choice looks for another one; it does not lengthen its name.
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
      if (isLetter && !this.isOpen && !this.isMulti) this.input.select();
      if (event.key === "Backspace" && this.isMulti && !this.input.value && this.chosen.length) this.drop(this.chosen.at(-1));
      return;
    }
    event.preventDefault();
  }

  step(by) {
    const count = this.shown.length;
    if (count) this.point(this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count);
  }

  point(at) {
    this.shown[this.active]?.node.classList.remove("bk-option--active");
    this.active = at;
    const node = this.shown[at]?.node;
    if (!node) return this.input.removeAttribute("aria-activedescendant");
    node.classList.add("bk-option--active");
    this.input.setAttribute("aria-activedescendant", node.id);
    node.scrollIntoView({ block: "nearest" });
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
    this.point(-1);
    this.shown = [];
    const nodes = groups.flatMap(({ heading, choices }) => this.groupNodes(heading, choices.filter((choice) => matches(choice, query))));
    this.list.replaceChildren(...nodes);
    const isFull = this.isMulti && this.chosen.length >= (this.element.max_selected_items ?? Infinity);
    this.note.textContent = isFull ? `No more than ${this.element.max_selected_items} can be chosen` : this.shown.length ? "" : note;
    this.status.textContent = this.note.textContent || `${this.shown.length} ${this.shown.length === 1 ? "option" : "options"}`;
    if (query || (this.isAsking && this.shown.length)) this.point(this.shown.length ? 0 : -1);
    if (this.isOpen) this.place();
  }

  groupNodes(heading, choices) {
    if (!choices.length) return [];
    const options = choices.map((choice) => this.optionNode(choice));
    if (!heading) return options;
    const id = freshId();
    return [make("div", { role: "group", "aria-labelledby": id }, make("div", { id, class: "bk-option-heading", text: heading }), ...options)];
  }

  optionNode(choice) {
    const description = choice.description ? make("span", { class: "bk-option-description", text: choice.description }) : null;
    const attributes = { id: freshId(), class: "bk-option", role: "option", "aria-selected": String(this.has(choice)) };
    const node = make("div", attributes, make("span", { class: "bk-option-label", text: choice.label }), description);
    this.shown.push({ choice, node });
    return node;
  }

  has(choice) {
    return this.chosen.some((one) => one.key === choice.key);
  }

  choose(at) {
    const { choice } = this.shown[at];
    if (!this.isMulti) {
      this.chosen = [choice];
      return this.close();
    }
    if (this.has(choice)) this.chosen = this.chosen.filter((one) => one.key !== choice.key);
    else if (this.chosen.length < (this.element.max_selected_items ?? Infinity)) this.chosen = [...this.chosen, choice];
    this.input.value = "";
    this.query = "";
    this.paint();
    const kept = this.isAsking ? this.shown.map((one) => one.choice) : null;
    if (kept) this.offer([{ heading: "", choices: kept }], "");
    else this.fill();
    this.point(this.shown.findIndex((one) => one.choice.key === choice.key));
  }

  drop(choice) {
    this.chosen = this.chosen.filter((one) => one.key !== choice.key);
    this.paint();
    this.input.focus();
    if (this.isOpen) this.offer([{ heading: "", choices: this.shown.map((one) => one.choice) }], "");
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
    this.chips.hidden = !this.isMulti || !this.chosen.length;
    this.chips.replaceChildren(...(this.isMulti ? this.chosen.map((choice) => this.chipNode(choice)) : []));
    this.clearer.hidden = this.isMulti || !this.ctx.isOptional || !this.chosen.length;
    this.input.placeholder = this.isMulti && this.chosen.length ? "" : this.placeholder;
    if (!this.isOpen) this.input.value = this.isMulti ? "" : (this.chosen[0]?.label ?? "");
  }

  chipNode(choice) {
    const on = { click: () => this.drop(choice) };
    return make("li", { class: "bk-chip" }, choice.label,
      make("button", { type: "button", "aria-label": `Remove ${choice.label}`, text: "×", on }));
  }
}
