// The elements that are pressed: buttons, also those that lead to an address, icon buttons, and the pair for feedback.

import { make } from "./dom.js";
import { safeUrl } from "./links.js";
import { renderText } from "./mrkdwn.js";
import { send } from "./sending.js";

const styleOf = (element) => (["primary", "danger"].includes(element.style) ? ` bk-button--${element.style}` : "");

/**
 * A `button` or `workflow_button`; a link where it has an address that may be led to.
 * @type {import("./controls.js").Maker}
 */
export function button(element, blockId, ctx) {
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
    const opening = {
      ...ctx,
      act: (action) => {
        if (!opened) window.open(href, "_blank", "noopener,noreferrer");
        opened = true;
        return ctx.act(action);
      },
    };
    await send(node, element, blockId, opening, { text: element.text, ...valueOf(element) });
  });
  return node;
}

const valueOf = (element) => (element.value === undefined ? {} : { value: element.value });

/** Drawn here, for not every machine has a font with these signs. */
const ICONS = {
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",
  thumb_up:
    "M6.5 9v8H3V9zM6.5 9l3.5-6c1.2 0 2 .9 2 2l-.6 3.2H16a1.6 1.6 0 0 1 1.6 1.9l-1 5.300A1.9 1.9 0 0 1 14.7 17H6.5",
  thumb_down:
    "M13.5 11V3H17v8zM13.5 11l-3.5 6c-1.2 0-2-.9-2-2l.6-3.2H4a1.6 1.6 0 0 1-1.6-1.9l1-5.300A1.9 1.9 0 0 1 5.300 3h8.2",
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

/**
 * An `icon_button`, hidden from those whom it is not for.
 * @type {import("./controls.js").Maker}
 */
export function iconButton(element, blockId, ctx) {
  const allowed = element.visible_to_user_ids;
  const hasIcon = Object.hasOwn(ICONS, element.icon);
  const label = element.accessibility_label ?? element.text?.text ?? element.icon;
  const attributes = { type: "button", class: "bk-icon-button", "aria-label": label, title: element.text?.text };
  const node = make("button", attributes, hasIcon ? iconNode(element.icon) : renderText(element.text));
  node.hidden = Boolean(allowed?.length) && !allowed.includes(ctx.self);
  node.addEventListener("click", () => send(node, element, blockId, ctx, { text: element.text, ...valueOf(element) }));
  return node;
}

/**
 * `feedback_buttons`: a thumb up and a thumb down, of which the one sent last stays pressed.
 * @type {import("./controls.js").Maker}
 */
export function feedbackButtons(element, blockId, ctx) {
  const node = make("div", { class: "bk-feedback", role: "group", "aria-label": "Feedback" });
  const thumb = (given, sign) => {
    const label = given.accessibility_label ?? given.text?.text;
    const attributes = { type: "button", class: "bk-icon-button", "aria-label": label, title: given.text?.text };
    const one = make("button", { ...attributes, "aria-pressed": "false" }, iconNode(sign));
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
