// What the inputs of a view or a message hold: Slack's `view.state.values`. An element says here how it is read; nothing
// is kept but that, and it goes away with the element.

/** @type {WeakMap<Element, {blockId: string, actionId: string, read: () => object}>} */
const readers = new WeakMap();

/**
 * Registers how an element's value is read. `read` gives Slack's form: {type, value} or {type, selected_option}, ...
 * @param {HTMLElement} node
 * @param {{blockId: string, actionId: string, read: () => object}} reader
 */
export function holdsState(node, reader) {
  readers.set(node, reader);
  node.setAttribute("data-state", "");
}

/**
 * All values under `root`, itself included, by block_id and action_id. Buttons and menus hold none.
 * @param {ParentNode} root
 * @returns {Record<string, Record<string, object>>}
 */
export function stateOf(root) {
  const values = {};
  for (const node of [root, ...root.querySelectorAll("[data-state]")]) {
    const reader = readers.get(node);
    if (reader) (values[reader.blockId] ??= {})[reader.actionId] = reader.read();
  }
  return values;
}
