// Checkboxes and radio buttons: a group of options that all stand in view.

import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { renderText } from "./mrkdwn.js";
import { named } from "./naming.js";
import { send } from "./sending.js";
import { holdsState } from "./state.js";

/**
 * `checkboxes` or `radio_buttons`.
 * @type {import("./controls.js").Maker}
 */
export function choices(element, blockId, ctx) {
  const isRadio = element.type === "radio_buttons";
  const group = freshId();
  const given = isRadio ? [element.initial_option] : (element.initial_options ?? []);
  const initial = new Set(given.map((option) => option?.value));
  const role = isRadio ? "radiogroup" : "group";
  const node = make("div", { class: "bk-choices", role, ...named(element, ctx, "Options") });
  const rows = (element.options ?? []).map((option) => {
    const { description } = option;
    const box = make("input", { type: isRadio ? "radio" : "checkbox", name: group });
    box.checked = initial.has(option.value);
    const words = description ? make("span", { class: "bk-option-description" }, renderText(description, ctx)) : null;
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
