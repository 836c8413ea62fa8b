// The interactive elements of blocks: which module draws which type, and what all of them are marked with.

import { button, feedbackButtons, iconButton } from "./buttons.js";
import { choices } from "./choices.js";
import { renderSelect } from "./combobox.js";
import { dateInput } from "./date_input.js";
import { make } from "./dom.js";
import { overflow } from "./overflow.js";
import { send } from "./sending.js";
import { textInput } from "./text_input.js";

/**
 * What an `input` block adds: where the element's name and hint stand, and whether using it tells the app.
 * @typedef {object} InInput
 * @property {string} [labelledBy]
 * @property {string} [describedBy]
 * @property {boolean} [isQuiet]
 * @property {boolean} [isOptional]
 */

/** @typedef {import("./mrkdwn.js").Context & InInput} ControlContext */

/**
 * Draws the elements of one or some types.
 * @typedef {(element: object, blockId: string, ctx: ControlContext) => HTMLElement} Maker
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
  if (maker) return maker(element, blockId, ctx);
  return make("div", { class: "bk-unknown", text: `Unknown element: ${element.type}` });
}
