// What the inputs of a view or a message hold: Slack's `view.state.values`. An element says here how it is read;
// nothing is kept but that, and it goes away with the element.

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

/**
 * The blocks with what a person has put into them so far as their initial values. Slack keeps that when a view is
 * updated, wherever block_id and action_id are the same.
 * @param {object[]} blocks
 * @param {Record<string, Record<string, object>>} values as stateOf gives them
 * @returns {object[]}
 */
export function withState(blocks, values) {
  return blocks.map((block) => {
    const kept = (element) => {
      const value = values[block.block_id]?.[element?.action_id];
      return value?.type === element?.type ? { ...element, ...initialOf(value) } : element;
    };
    const parts = {};
    if (block.element) parts.element = kept(block.element);
    if (block.accessory) parts.accessory = kept(block.accessory);
    if (block.type === "actions") parts.elements = block.elements.map(kept);
    return { ...block, ...parts };
  });
}

/** {selected_date: "2026-01-02"} -> {initial_date: "2026-01-02"}; nothing chosen takes the app's own value away. */
function initialOf({ type, timezone, ...held }) {
  const pairs = Object.entries(held).map(([name, value]) => [
    name.replace(/^selected_|^rich_text_|^/, "initial_"),
    value ?? undefined,
  ]);
  return Object.fromEntries(pairs);
}
