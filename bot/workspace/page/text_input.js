// The fields that are typed into: text, an address, a number, a rich text. And when what is typed tells the app.

import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { named } from "./naming.js";
import { send } from "./sending.js";
import { holdsState } from "./state.js";

const INPUT_TYPES = { email_text_input: "email", url_text_input: "url", number_input: "number" };

/**
 * Any of the text inputs. A rich text is typed as plain text.
 * @type {import("./controls.js").Maker}
 */
export function textInput(element, blockId, ctx) {
  const isLong = element.multiline || element.type === "rich_text_input";
  const isNumber = element.type === "number_input";
  const attributes = {
    id: freshId(),
    class: "bk-field",
    "data-field": "",
    autofocus: element.focus_on_load,
    placeholder: element.placeholder?.text,
    ...named(element, ctx, "Text"),
    minlength: element.min_length,
    maxlength: element.max_length,
  };
  const node = isLong
    ? make("textarea", { ...attributes, rows: "4" })
    : make("input", {
        ...attributes,
        type: INPUT_TYPES[element.type] ?? "text",
        min: element.min_value,
        max: element.max_value,
        step: isNumber ? (element.is_decimal_allowed ? "any" : "1") : null,
      });
  const isRich = element.type === "rich_text_input";
  node.value = isRich ? richWords(element.initial_value) : (element.initial_value ?? "");
  const typed = () => (isRich ? { rich_text_value: richText(node.value) } : { value: node.value || null });
  const read = () => ({ type: element.type, ...typed() });
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
    // Whoever types must not be stopped by what the last letter set off:
    // letters wait for one another, the field does not.
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
  (block?.elements ?? [])
    .map((part) => (part.elements ?? []).map((piece) => piece.text ?? piece.url ?? "").join(""))
    .join("\n");
