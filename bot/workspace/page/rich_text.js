// rich_text blocks as DOM nodes: sections, nested lists, quotes, code, and the styled pieces in them.
// Source of the shapes: Slack docs, "Rich text block".

import { dateNode } from "./dates.js";
import { make } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { linkTo } from "./links.js";
import { broadcastMention, channelMention, groupMention, userMention } from "./mentions.js";
import { renderPlain } from "./mrkdwn.js";

/** The outermost first. Code and a link keep what is around them. */
const STYLES = [
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["underline", "u"],
  ["highlight", "mark"],
  ["client_highlight", "mark"],
  ["code", "code"],
];

/**
 * @param {{elements: object[]}} block
 * @param {import("./mrkdwn.js").Context} ctx
 * @returns {DocumentFragment}
 */
export function renderRichText(block, ctx) {
  const fragment = new DocumentFragment();
  let lists = [];
  for (const element of block.elements ?? []) {
    if (element.type === "rich_text_list") {
      lists = withList(lists, element, fragment, ctx);
    } else {
      lists = [];
      fragment.append(PARTS[element.type]?.(element, ctx) ?? unknownPart(element));
    }
  }
  return fragment;
}

const PARTS = {
  rich_text_section: (part, ctx) => make("div", { class: "bk-rich-section" }, ...pieces(part, ctx)),
  rich_text_quote: (part, ctx) => make("blockquote", { class: "bk-quote" }, ...pieces(part, ctx)),
  rich_text_preformatted: (part, ctx) => make("pre", { class: "bk-pre" }, ...pieces(part, ctx)),
};

const unknownPart = (part) => make("div", { class: "bk-unknown" }, `Unknown part of a rich text: ${part.type}`);

/**
 * Slack gives nested lists flat, one after the other, each with its depth. `open` holds those that are not ended,
 * the outermost first; a list that goes on at the same depth goes on in the same node, so that its numbers do too.
 */
function withList(open, element, fragment, ctx) {
  const depth = element.indent ?? 0;
  const kept = open.filter((list) => list.depth < depth || (list.depth === depth && list.style === element.style));
  let last = kept.at(-1);
  if (last?.depth !== depth) {
    const parent = last?.node.lastElementChild ?? fragment;
    last = { depth, style: element.style, node: listNode(element, depth) };
    parent.append(last.node);
    kept.push(last);
  }
  for (const item of element.elements ?? []) last.node.append(make("li", {}, ...pieces(item, ctx)));
  return kept;
}

function listNode(element, depth) {
  const ordered = element.style === "ordered";
  const start = ordered && element.offset ? element.offset + 1 : null;
  const border = element.border ? " bk-list--border" : "";
  return make(ordered ? "ol" : "ul", { class: `bk-list bk-list--${depth % 3}${border}`, start });
}

const pieces = (part, ctx) => (part.elements ?? []).map((piece) => styled(pieceNode(piece, ctx), piece.style));

const PIECES = {
  text: (piece) => renderPlain(piece.text, { emoji: false }),
  link: (piece) => linkTo(piece.url, piece.text || piece.url) ?? (piece.text || piece.url),
  user: (piece, ctx) => userMention(piece.user_id, ctx),
  channel: (piece, ctx) => channelMention(piece.channel_id, ctx),
  usergroup: (piece) => groupMention(piece.usergroup_id),
  broadcast: (piece) => broadcastMention(piece.range),
  emoji: (piece) => emojiNode(piece),
  date: (piece) => {
    const moment = dateNode(piece.timestamp, piece.format ?? "{date_pretty}", piece.fallback ?? "");
    return (piece.url && linkTo(piece.url, moment)) || moment;
  },
  color: (piece) => colorNode(piece.value),
};

function pieceNode(piece, ctx) {
  const read = Object.hasOwn(PIECES, piece.type) ? PIECES[piece.type] : null;
  return read ? read(piece, ctx) : `[${piece.type}]`;
}

function styled(node, style) {
  const names = STYLES.filter(([key]) => style?.[key]).map(([, name]) => name);
  return names.reduceRight((inner, name) => make(name, { class: name === "code" && "bk-code" }, inner), node);
}

/** "1f44d-1f3fb" -> the character; a name that we know; else the shortcode. */
function emojiNode({ name, unicode }) {
  const points = (unicode ?? "").split("-").map((point) => parseInt(point, 16));
  const isReadable = points.every((point) => point > 0 && point <= 0x10ffff);
  return isReadable ? String.fromCodePoint(...points) : (emojiNamed(name) ?? `:${name}:`);
}

function colorNode(value) {
  const swatch = make("span", { class: "bk-swatch", "aria-hidden": "true" });
  swatch.style.backgroundColor = value;
  return make("span", {}, swatch, value);
}
