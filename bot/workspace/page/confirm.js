// The dialog that asks what a confirm object of Slack asks, and what the person answers.

import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { renderPlain, renderText } from "./mrkdwn.js";

/**
 * @param {{title: object, text: object, confirm: object, deny: object, style?: string}} confirm
 * @param {import("./mrkdwn.js").Context} ctx
 * @returns {Promise<boolean>} false too where the dialog is closed without an answer
 */
export function isConfirmed(confirm, ctx) {
  const titleId = freshId();
  const textId = freshId();
  const dialog = make("dialog", { class: "bk-confirm", "aria-labelledby": titleId, "aria-describedby": textId });
  const answer = (value) => ({ type: "button", on: { click: () => dialog.close(value) } });
  const style = confirm.style === "danger" ? "danger" : "primary";
  const no = renderPlain(confirm.deny?.text ?? "Cancel", confirm.deny);
  const yes = renderPlain(confirm.confirm?.text ?? "Yes", confirm.confirm);
  dialog.append(
    make("h2", { id: titleId, class: "bk-confirm-title" }, renderPlain(confirm.title?.text, confirm.title)),
    make("div", { id: textId, class: "bk-confirm-text" }, renderText(confirm.text, ctx)),
    make(
      "div",
      { class: "bk-confirm-buttons" },
      make("button", { ...answer("no"), class: "bk-button" }, no),
      make("button", { ...answer("yes"), class: `bk-button bk-button--${style}` }, yes),
    ),
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
