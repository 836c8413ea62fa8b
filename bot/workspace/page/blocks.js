// Block Kit blocks as DOM nodes: one function for each type of block. Text, rich text, Markdown and the interactive
// elements have modules of their own.

import { renderElement } from "./controls.js";
import { make } from "./dom.js";
import { freshId } from "./ids.js";
import { linkTo } from "./links.js";
import { renderMarkdown } from "./markdown.js";
import { renderPlain, renderText } from "./mrkdwn.js";
import { renderRichText } from "./rich_text.js";

/** Slack folds the text of a section of about this length. */
const FOLDS_AFTER = 700;

const BLOCKS = {
  actions: actionsBlock,
  card: cardBlock,
  carousel: carouselBlock,
  context: contextBlock,
  context_actions: contextActionsBlock,
  divider: () => [make("hr", { class: "bk-rule" })],
  header: headerBlock,
  image: imageBlock,
  input: inputBlock,
  markdown: (block, ctx) => [make("div", { class: "bk-text bk-md" }, renderMarkdown(block.text, ctx))],
  rich_text: (block, ctx) => [make("div", { class: "bk-text" }, renderRichText(block, ctx))],
  section: sectionBlock,
  table: tableBlock,
  video: videoBlock,
};

/**
 * @param {object[]} blocks
 * @param {import("./mrkdwn.js").Context} ctx
 * @returns {DocumentFragment} a block of a type that we do not know is a marked box with its name
 */
export function renderBlocks(blocks, ctx) {
  const fragment = new DocumentFragment();
  fragment.append(...(blocks ?? []).map((block) => blockNode(block, ctx)));
  return fragment;
}

function blockNode(block, ctx) {
  const build = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : unknownBlock;
  const attributes = { class: `bk-block bk-block--${block.type}`, "data-block-id": block.block_id };
  return make("div", attributes, ...build(block, ctx));
}

const unknownBlock = (block) => [make("div", { class: "bk-unknown", text: `Unknown block: ${block.type}` })];

const elementsOf = (block, ctx) => (block.elements ?? []).map((element) => renderElement(element, block.block_id, ctx));

function headerBlock(block, ctx) {
  return [make("h3", { class: "bk-header" }, renderText(block.text, ctx))];
}

function sectionBlock(block, ctx) {
  const main = make("div", { class: "bk-section-main" });
  if (block.text) main.append(...foldable(renderText(block.text, ctx), block.expand));
  if (block.fields?.length) {
    const fields = block.fields.map((field) => make("div", { class: "bk-text bk-field-text" }, renderText(field, ctx)));
    main.append(make("div", { class: "bk-fields" }, ...fields));
  }
  const { accessory } = block;
  if (!accessory) return [main];
  const beside =
    accessory.type === "image" ? picture(accessory, "bk-thumbnail") : renderElement(accessory, block.block_id, ctx);
  return [make("div", { class: "bk-section" }, main, make("div", { class: "bk-accessory" }, beside))];
}

/** The text, behind "See more" where it is long. */
function foldable(content, isOpen) {
  const text = make("div", { class: "bk-text", id: freshId() }, content);
  if (isOpen || text.textContent.length <= FOLDS_AFTER) return [text];
  const whole = [...text.childNodes];
  const start = [startOf(text), "…"];
  const more = make("button", {
    type: "button",
    class: "bk-more",
    "aria-expanded": "false",
    "aria-controls": text.id,
    text: "See more",
  });
  more.addEventListener("click", () => {
    const opens = more.getAttribute("aria-expanded") === "false";
    text.replaceChildren(...(opens ? whole : start.map((node) => node.cloneNode?.(true) ?? node)));
    more.setAttribute("aria-expanded", String(opens));
    more.textContent = opens ? "See less" : "See more";
  });
  text.replaceChildren(...start.map((node) => node.cloneNode?.(true) ?? node));
  return [text, more];
}

/** A copy of what stands before the fold, up to the end of a word. */
function startOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = FOLDS_AFTER;
  while (walker.nextNode() && walker.currentNode.length < left) left -= walker.currentNode.length;
  const { data } = walker.currentNode;
  const space = data.lastIndexOf(" ", left);
  const range = new Range();
  range.setStart(text, 0);
  range.setEnd(walker.currentNode, space >= 0 ? space : Math.min(left, data.length));
  return range.cloneContents();
}

function contextBlock(block, ctx) {
  const elements = (block.elements ?? []).map((element) =>
    element.type === "image"
      ? picture(element, "bk-context-image")
      : make("span", { class: "bk-text" }, renderText(element, ctx)),
  );
  return [make("div", { class: "bk-context" }, ...elements)];
}

function actionsBlock(block, ctx) {
  return [make("div", { class: "bk-actions" }, ...elementsOf(block, ctx))];
}

function contextActionsBlock(block, ctx) {
  return [make("div", { class: "bk-actions bk-actions--small" }, ...elementsOf(block, ctx))];
}

function imageBlock(block, ctx) {
  const title = block.title ? make("figcaption", { class: "bk-image-title" }, renderText(block.title, ctx)) : null;
  return [make("figure", { class: "bk-figure" }, title, picture(block, "bk-image"))];
}

/** The image; its description and a link to it where it cannot be shown, as with those of other hosts. */
function picture({ image_url: url, slack_file: file, alt_text: alt = "" }, className) {
  const source = url ?? file?.url;
  if (!source) return make("span", { class: `${className} bk-missing` }, alt || "Image");
  const image = make("img", { class: className, src: source, alt });
  image.addEventListener("error", () => {
    const label = alt || "Image";
    image.replaceWith(make("span", { class: `${className} bk-missing`, title: label }, linkTo(source, label) ?? label));
  });
  return image;
}

function inputBlock(block, ctx) {
  const labelId = freshId();
  const hintId = freshId();
  const errorId = freshId();
  const node = renderElement(block.element ?? {}, block.block_id, {
    ...ctx,
    labelledBy: labelId,
    describedBy: block.hint ? `${hintId} ${errorId}` : errorId,
    isQuiet: !block.dispatch_action,
    isOptional: Boolean(block.optional),
  });
  const field = node.matches("[data-field]") ? node : node.querySelector("[data-field]");
  const optional = block.optional ? make("span", { class: "bk-optional", text: " (optional)" }) : null;
  const label = make(
    field ? "label" : "div",
    { class: "bk-label", id: labelId, for: field?.id },
    renderText(block.label, ctx),
    optional,
  );
  // ARIA knows no required group of checkboxes.
  if (!block.optional && node.getAttribute("role") !== "group") (field ?? node).setAttribute("aria-required", "true");
  return [
    label,
    node,
    make("p", { class: "bk-error", id: errorId, role: "alert", "data-error-for": block.block_id }),
    block.hint ? make("p", { class: "bk-hint", id: hintId }, renderText(block.hint, ctx)) : null,
  ];
}

function tableBlock(block, ctx) {
  const settings = block.column_settings ?? [];
  const cellsOf = (row, name) => row.map((cell, column) => cellNode(name, cell, settings[column] ?? {}, ctx));
  const [head = [], ...rows] = block.rows ?? [];
  const table = make(
    "table",
    { class: "bk-table" },
    make("thead", {}, make("tr", {}, ...cellsOf(head, "th"))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...cellsOf(row, "td")))),
  );
  // It scrolls by itself, so it must be reached by keyboard.
  return [make("div", { class: "bk-table-box", role: "region", "aria-label": "Table", tabindex: "0" }, table)];
}

function cellNode(name, cell, { align = "left", is_wrapped: isWrapped }, ctx) {
  const content = cell?.type === "rich_text" ? renderRichText(cell, ctx) : renderPlain(cell?.text ?? cell?.value ?? "");
  const attributes = {
    class: `bk-cell bk-cell--${align}${isWrapped ? " bk-cell--wrap" : ""}`,
    scope: name === "th" ? "col" : null,
  };
  return make(name, attributes, content);
}

function cardBlock(card, ctx) {
  const icon = card.icon ? picture(card.icon, "bk-card-icon") : null;
  const words = make(
    "div",
    { class: "bk-card-titles" },
    card.title ? make("div", { class: "bk-card-title" }, renderText(card.title, ctx)) : null,
    card.subtitle ? make("div", { class: "bk-card-subtitle" }, renderText(card.subtitle, ctx)) : null,
  );
  const buttons = (card.actions ?? []).map((element) => renderElement(element, card.block_id, ctx));
  return [
    make(
      "article",
      { class: "bk-card" },
      card.hero_image ? picture(card.hero_image, "bk-card-hero") : null,
      icon || card.title || card.subtitle ? make("div", { class: "bk-card-head" }, icon, words) : null,
      card.body ? make("div", { class: "bk-text bk-card-body" }, renderText(card.body, ctx)) : null,
      buttons.length ? make("div", { class: "bk-actions" }, ...buttons) : null,
    ),
  ];
}

function carouselBlock(block, ctx) {
  const cards = (block.elements ?? []).map((card) =>
    make(
      "li",
      { class: "bk-carousel-item", "data-block-id": card.block_id },
      ...cardBlock({ ...card, block_id: card.block_id ?? block.block_id }, ctx),
    ),
  );
  return [make("ul", { class: "bk-carousel", "aria-label": "Cards", tabindex: "0" }, ...cards)];
}

function videoBlock(block, ctx) {
  const title = renderText(block.title ?? block.alt_text ?? "Video", ctx);
  const words = title.textContent;
  const by = [block.provider_name, block.author_name].filter(Boolean).join(" · ");
  return [
    make(
      "div",
      { class: "bk-video" },
      make("span", { "aria-hidden": "true", text: "▶ " }),
      linkTo(block.title_url ?? block.video_url ?? "", title) ?? words,
      by ? make("div", { class: "bk-hint", text: by }) : null,
      block.description ? make("div", { class: "bk-text" }, renderText(block.description, ctx)) : null,
    ),
  ];
}
