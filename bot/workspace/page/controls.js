// The interactive elements of blocks, and how using one becomes an action: asked about first where the app wants that,
// sent once, locked until it has arrived. The selects with type-ahead are combobox.js.

import { freshId, renderSelect, showAt } from "./combobox.js";
import { make } from "./dom.js";
import { renderPlain, renderText, safeUrl } from "./mrkdwn.js";
import { holdsState } from "./state.js";

/**
 * What an `input` block adds: where the element's name and hint stand, and whether using it tells the app.
 * @typedef {import("./mrkdwn.js").Context & {labelledBy?: string, describedBy?: string, isQuiet?: boolean, isOptional?: boolean}} ControlContext
 */

const MAKERS = {
  button: button,
  workflow_button: button,
  icon_button: iconButton,
  feedback_buttons: feedbackButtons,
  overflow: overflow,
  checkboxes: choices,
  radio_buttons: choices,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  rich_text_input: textInput,
  datepicker: dateInput,
  timepicker: dateInput,
  datetimepicker: dateInput,
};

/**
 * @param {object} element
 * @param {string} blockId
 * @param {ControlContext} ctx
 * @returns {HTMLElement} a marked box with its type for an element that is none of ours
 */
export function renderElement(element, blockId, ctx) {
  const made = makeElement(element, blockId, ctx);
  made.classList.add("bk-element");
  made.dataset.actionId = element.action_id ?? "";
  return made;
}

function makeElement(element, blockId, ctx) {
  if (/^(?:multi_)?(?:static|external|users|channels|conversations)_select$/.test(element.type)) {
    return renderSelect(element, blockId, ctx, (node, value) => send(node, element, blockId, ctx, value));
  }
  const maker = Object.hasOwn(MAKERS, element.type) ? MAKERS[element.type] : null;
  return maker ? maker(element, blockId, ctx) : make("div", { class: "bk-unknown", text: `Unknown element: ${element.type}` });
}

/**
 * Gives the app this value of the element. False where the person thought better of it, or it is still being given.
 * @param {HTMLElement} node
 * @returns {Promise<boolean>}
 */
async function send(node, element, blockId, ctx, value) {
  if (ctx.isQuiet) return true;
  if (node.ariaBusy === "true") return false;
  if (element.confirm && !(await isConfirmed(element.confirm, ctx))) return false;
  const unlock = lock(node);
  try {
    await ctx.act({ ...value, type: element.type, action_id: element.action_id, block_id: blockId });
  } finally {
    unlock();
  }
  return true;
}

/** Takes the element out of use. What comes back gives it back, with the focus if nothing else has it by then. */
function lock(node) {
  const hadFocus = node.contains(document.activeElement) ? document.activeElement : null;
  const fields = [node, ...node.querySelectorAll("button, input, textarea")].filter((field) => "disabled" in field && !field.disabled);
  node.setAttribute("aria-busy", "true");
  if (node.matches("a")) node.setAttribute("aria-disabled", "true");
  for (const field of fields) field.disabled = true;
  return () => {
    node.removeAttribute("aria-busy");
    if (node.matches("a")) node.removeAttribute("aria-disabled");
    for (const field of fields) field.disabled = false;
    const isFree = !document.activeElement || document.activeElement === document.body;
    if (hadFocus?.isConnected && isFree) hadFocus.focus();
  };
}

/** Asks what a confirm object asks, in a dialog of its own. */
function isConfirmed(confirm, ctx) {
  const titleId = freshId();
  const textId = freshId();
  const dialog = make("dialog", { class: "bk-confirm", "aria-labelledby": titleId, "aria-describedby": textId });
  const answer = (value) => ({ type: "button", on: { click: () => dialog.close(value) } });
  const style = confirm.style === "danger" ? "danger" : "primary";
  dialog.append(
    make("h2", { id: titleId, class: "bk-confirm-title" }, renderPlain(confirm.title?.text, confirm.title)),
    make("div", { id: textId, class: "bk-confirm-text" }, renderText(confirm.text, ctx)),
    make("div", { class: "bk-confirm-buttons" },
      make("button", { ...answer("no"), class: "bk-button" }, renderPlain(confirm.deny?.text ?? "Cancel", confirm.deny)),
      make("button", { ...answer("yes"), class: `bk-button bk-button--${style}` }, renderPlain(confirm.confirm?.text ?? "Yes", confirm.confirm))),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}

/** @returns {Record<string, string>} the attributes that name a control for a screen reader */
function named(element, ctx, fallback) {
  const given = element.accessibility_label ?? element.placeholder?.text ?? fallback;
  const label = ctx.labelledBy ? { "aria-labelledby": ctx.labelledBy } : { "aria-label": given };
  return ctx.describedBy ? { ...label, "aria-describedby": ctx.describedBy } : label;
}

const styleOf = (element) => (["primary", "danger"].includes(element.style) ? ` bk-button--${element.style}` : "");

function button(element, blockId, ctx) {
  const href = element.url ? safeUrl(element.url) : null;
  const attributes = { class: `bk-button${styleOf(element)}`, "aria-label": element.accessibility_label };
  const node = href
    ? make("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, renderText(element.text))
    : make("button", { ...attributes, type: "button" }, renderText(element.text));
  node.addEventListener("click", async (event) => {
    // Slack asks before it opens the address, too.
    const waits = element.confirm || node.ariaBusy === "true";
    if (href && waits) event.preventDefault();
    let opened = !href || !waits;
    const opening = { ...ctx, act: (action) => {
      if (!opened) window.open(href, "_blank", "noopener,noreferrer");
      opened = true;
      return ctx.act(action);
    } };
    await send(node, element, blockId, opening, { text: element.text, ...valueOf(element) });
  });
  return node;
}

const valueOf = (element) => (element.value === undefined ? {} : { value: element.value });

/** Drawn here, for not every machine has a font with these signs. */
const ICONS = {
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",
  thumb_up: "M6.5 9v8H3V9zM6.5 9l3.5-6c1.2 0 2 .9 2 2l-.6 3.2H16a1.6 1.6 0 0 1 1.6 1.9l-1 5.300A1.9 1.9 0 0 1 14.7 17H6.5",
  thumb_down: "M13.5 11V3H17v8zM13.5 11l-3.5 6c-1.2 0-2-.9-2-2l.6-3.2H4a1.6 1.6 0 0 1-1.6-1.9l1-5.300A1.9 1.9 0 0 1 5.300 3h8.2",
};

function iconNode(name) {
  const [icon, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  icon.setAttribute("class", "bk-icon");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  icon.append(path);
  return icon;
}

function iconButton(element, blockId, ctx) {
  const allowed = element.visible_to_user_ids;
  const hasIcon = Object.hasOwn(ICONS, element.icon);
  const label = element.accessibility_label ?? element.text?.text ?? element.icon;
  const node = make("button", { type: "button", class: "bk-icon-button", "aria-label": label, title: element.text?.text },
    hasIcon ? iconNode(element.icon) : renderText(element.text));
  node.hidden = Boolean(allowed?.length) && !allowed.includes(ctx.self);
  node.addEventListener("click", () => send(node, element, blockId, ctx, { text: element.text, ...valueOf(element) }));
  return node;
}

function feedbackButtons(element, blockId, ctx) {
  const node = make("div", { class: "bk-feedback", role: "group", "aria-label": "Feedback" });
  const thumb = (given, sign) => {
    const label = given.accessibility_label ?? given.text?.text;
    const one = make("button", { type: "button", class: "bk-icon-button", "aria-label": label, title: given.text?.text, "aria-pressed": "false" },
      iconNode(sign));
    one.addEventListener("click", async () => {
      if (!(await send(node, element, blockId, ctx, { text: given.text, value: given.value }))) return;
      for (const other of node.children) other.setAttribute("aria-pressed", String(other === one));
    });
    return one;
  };
  if (element.positive_button) node.append(thumb(element.positive_button, "thumb_up"));
  if (element.negative_button) node.append(thumb(element.negative_button, "thumb_down"));
  return node;
}

function overflow(element, blockId, ctx) {
  const menuId = freshId();
  const label = element.accessibility_label ?? "More actions";
  const opener = make("button", { type: "button", class: "bk-button bk-overflow-button", "aria-haspopup": "menu", "aria-expanded": "false",
    "aria-controls": menuId, "aria-label": label }, make("span", { "aria-hidden": "true", text: "⋯" }));
  const menu = make("div", { id: menuId, class: "bk-popup bk-menu", role: "menu", "aria-label": label, popover: "manual" });
  const node = make("div", { class: "bk-overflow" }, opener, menu);
  const close = ({ keepFocus }) => {
    if (opener.getAttribute("aria-expanded") === "false") return;
    opener.setAttribute("aria-expanded", "false");
    if (keepFocus) opener.focus();
    menu.hidePopover();
  };
  const choose = async (option) => {
    close({ keepFocus: true });
    if (!(await send(node, element, blockId, ctx, { selected_option: option }))) return;
    if (option.url && safeUrl(option.url)) window.open(safeUrl(option.url), "_blank", "noopener,noreferrer");
  };
  for (const option of element.options ?? []) {
    const words = option.description ? make("span", { class: "bk-option-description" }, renderText(option.description, ctx)) : null;
    menu.append(make("button", { type: "button", class: "bk-option", role: "menuitem", tabindex: "-1", on: { click: () => choose(option) } },
      make("span", { class: "bk-option-label" }, renderText(option.text, ctx)), words));
  }
  const open = (at) => {
    opener.setAttribute("aria-expanded", "true");
    showAt(menu, opener);
    menu.children[(at + menu.children.length) % menu.children.length]?.focus();
  };
  opener.addEventListener("click", () => (opener.getAttribute("aria-expanded") === "true" ? close({ keepFocus: true }) : open(0)));
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowDown" ? 0 : -1);
  });
  menu.addEventListener("keydown", (event) => moveInMenu(event, menu, close));
  node.addEventListener("focusout", (event) => {
    if (!node.contains(event.relatedTarget)) close({ keepFocus: false });
  });
  return node;
}

function moveInMenu(event, menu, close) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Escape") {
    // Only the menu closes, not the modal around it.
    event.stopPropagation();
    close({ keepFocus: true });
  } else if (next !== undefined) {
    items[(next + items.length) % items.length].focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    rest.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  } else {
    return;
  }
  event.preventDefault();
}

function choices(element, blockId, ctx) {
  const isRadio = element.type === "radio_buttons";
  const group = freshId();
  const initial = new Set((isRadio ? [element.initial_option] : (element.initial_options ?? [])).map((option) => option?.value));
  const node = make("div", { class: "bk-choices", role: isRadio ? "radiogroup" : "group", ...named(element, ctx, "Options") });
  const rows = (element.options ?? []).map((option) => {
    const box = make("input", { type: isRadio ? "radio" : "checkbox", name: group });
    box.checked = initial.has(option.value);
    const words = option.description ? make("span", { class: "bk-option-description" }, renderText(option.description, ctx)) : null;
    node.append(make("label", { class: "bk-choice" }, box, make("span", {}, renderText(option.text, ctx), words)));
    return { box, option };
  });
  if (element.focus_on_load) rows[0]?.box.setAttribute("autofocus", "");
  const read = () => {
    const picked = rows.filter(({ box }) => box.checked).map(({ option }) => option);
    return { type: element.type, ...(isRadio ? { selected_option: picked[0] ?? null } : { selected_options: picked }) };
  };
  let last = rows.map(({ box }) => box.checked);
  node.addEventListener("change", async () => {
    const before = last;
    last = rows.map(({ box }) => box.checked);
    if (await send(node, element, blockId, ctx, read())) return;
    last = before;
    rows.forEach(({ box }, at) => (box.checked = before[at]));
  });
  holdsState(node, { blockId, actionId: element.action_id, read });
  return node;
}

const INPUT_TYPES = { email_text_input: "email", url_text_input: "url", number_input: "number" };

function textInput(element, blockId, ctx) {
  const isLong = element.multiline || element.type === "rich_text_input";
  const isNumber = element.type === "number_input";
  const attributes = {
    id: freshId(), class: "bk-field", placeholder: element.placeholder?.text, "data-field": "", autofocus: element.focus_on_load,
    ...named(element, ctx, "Text"), minlength: element.min_length, maxlength: element.max_length,
  };
  const node = isLong
    ? make("textarea", { ...attributes, rows: "4" })
    : make("input", { ...attributes, type: INPUT_TYPES[element.type] ?? "text", min: element.min_value, max: element.max_value,
      step: isNumber ? (element.is_decimal_allowed ? "any" : "1") : null });
  const isRich = element.type === "rich_text_input";
  node.value = isRich ? richWords(element.initial_value) : (element.initial_value ?? "");
  const read = () => ({ type: element.type, ...(isRich ? { rich_text_value: richText(node.value) } : { value: node.value || null }) });
  holdsState(node, { blockId, actionId: element.action_id, read });
  if (!ctx.isQuiet) sendsText(node, element, blockId, ctx, read);
  return node;
}

/** On Enter unless the app asks otherwise, as in Slack. Shift and Enter is a new line. */
function sendsText(node, element, blockId, ctx, read) {
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (when.includes("on_enter_pressed")) {
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send(node, element, blockId, ctx, read());
    });
  }
  if (when.includes("on_character_entered")) {
    // Whoever types must not be stopped by what the last letter set off: letters wait for one another, the field does not.
    let isSending = false;
    let isStale = false;
    node.addEventListener("input", async () => {
      isStale = true;
      if (isSending) return;
      isSending = true;
      try {
        while (isStale) {
          isStale = false;
          await ctx.act({ ...read(), action_id: element.action_id, block_id: blockId });
        }
      } finally {
        isSending = false;
      }
    });
  }
}

const richText = (text) =>
  text ? { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] } : null;
const richWords = (block) =>
  (block?.elements ?? []).map((part) => (part.elements ?? []).map((piece) => piece.text ?? piece.url ?? "").join("")).join("\n");

/** For each picker: the type of its field, the name of its value, and the way between the two. */
const PICKERS = {
  datepicker: { type: "date", holds: "date", shown: (given) => given ?? "", value: (text) => text || null, name: "Choose a date" },
  timepicker: { type: "time", holds: "time", shown: (given) => given ?? "", value: (text) => text || null, name: "Choose a time" },
  datetimepicker: { type: "datetime-local", holds: "date_time", shown: localTime, value: seconds, name: "Choose a date and time" },
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

function dateInput(element, blockId, ctx) {
  const { type, holds, shown, value, name } = PICKERS[element.type];
  const node = make("input", { id: freshId(), class: "bk-field bk-field--date", type, "data-field": "", autofocus: element.focus_on_load,
    title: element.placeholder?.text, ...named(element, ctx, name) });
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
