// How using an element becomes an action: asked about first where the app wants that, sent once, the element locked
// until it has arrived.

import { isConfirmed } from "./confirm.js";

/**
 * Gives the app this value of the element. False where the person thought better of it, or it is still being given.
 * @param {HTMLElement} node
 * @param {object} element
 * @param {string} blockId
 * @param {import("./controls.js").ControlContext} ctx
 * @param {object} value what the action says beside the element's type and its ids
 * @returns {Promise<boolean>}
 */
export async function send(node, element, blockId, ctx, value) {
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
  const inside = node.querySelectorAll("button, input, textarea");
  const fields = [node, ...inside].filter((field) => "disabled" in field && !field.disabled);
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
