// How a control is named for a screen reader.

/**
 * By the label of its `input` block, else by what the element itself says of it.
 * @param {object} element
 * @param {import("./controls.js").ControlContext} ctx
 * @param {string} fallback the name where nothing says one
 * @returns {Record<string, string>} attributes
 */
export function named(element, ctx, fallback) {
  const given = element.accessibility_label ?? element.placeholder?.text ?? fallback;
  const label = ctx.labelledBy ? { "aria-labelledby": ctx.labelledBy } : { "aria-label": given };
  return ctx.describedBy ? { ...label, "aria-describedby": ctx.describedBy } : label;
}
