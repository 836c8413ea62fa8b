// The overflow menu: its opener, its list of options, and the keys that move in it.

import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { safeUrl } from "./links.js";
import { renderText } from "./mrkdwn.js";
import { showAt } from "./popup.js";
import { send } from "./sending.js";

/** @type {import("./controls.js").Maker} */
export function overflow(element, blockId, ctx) {
  const menuId = freshId();
  const label = element.accessibility_label ?? "More actions";
  const opener = make(
    "button",
    {
      type: "button",
      class: "bk-button bk-overflow-button",
      "aria-label": label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": menuId,
    },
    make("span", { "aria-hidden": "true", text: "⋯" }),
  );
  const menu = make("div", {
    id: menuId,
    class: "bk-popup bk-menu",
    role: "menu",
    "aria-label": label,
    popover: "manual",
  });
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
    const { description } = option;
    const words = description ? make("span", { class: "bk-option-description" }, renderText(description, ctx)) : null;
    const on = { click: () => choose(option) };
    menu.append(
      make(
        "button",
        { type: "button", class: "bk-option", role: "menuitem", tabindex: "-1", on },
        make("span", { class: "bk-option-label" }, renderText(option.text, ctx)),
        words,
      ),
    );
  }
  const open = (at) => {
    opener.setAttribute("aria-expanded", "true");
    showAt(menu, opener);
    menu.children[(at + menu.children.length) % menu.children.length]?.focus();
  };
  opener.addEventListener("click", () => {
    if (opener.getAttribute("aria-expanded") === "true") close({ keepFocus: true });
    else open(0);
  });
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
