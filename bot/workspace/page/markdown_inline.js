// The words in the blocks of Markdown as DOM nodes: emphasis, code, links, entities, line breaks.
// What is no Markdown stays as typed; HTML is never read.

import { make } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { bareUrlAt, linkTo } from "./links.js";
import { matchAt, nodesIn, WORD } from "./scan.js";

const CODE = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy;
/** `(url "title")`, once its label is read. */
const TARGET = /\(\s*<?((?:\\.|\([^\s()]*\)|[^\s()<>\\])*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0" };

/**
 * @param {string} text
 * @returns {(Node|string)[]}
 */
export function wordsOf(text) {
  return nodesIn(text, (at) => INLINE[text[at]]?.(text, at), withEmoji);
}

/** What can start in a line of text, by its first character. Each gives the node and where it ends, or nothing. */
const INLINE = {
  "\\": byPattern(/\\([!-/:-@[-`{-~])/y, (found) => found[1]),
  "`": byPattern(CODE, (found) => make("code", { class: "bk-code" }, codeWords(found[2]))),
  "<": byPattern(AUTOLINK, (found) => linkTo(found[1], found[1].replace(/^mailto:/i, "")) ?? found[0]),
  "&": byPattern(/&(?:amp|lt|gt|quot|nbsp|#39);/y, (found) => ENTITIES[found[0]]),
  // Slack keeps the line breaks as typed, where CommonMark would join the lines.
  "\n": byPattern(/\n */y, () => make("br")),
  "!": readLink,
  "[": readLink,
  "*": readMark,
  _: readMark,
  "~": readMark,
  h: readBareUrl,
  H: readBareUrl,
};

function byPattern(pattern, made) {
  return (text, at) => {
    const found = matchAt(pattern, text, at);
    return found && { node: made(found), end: at + found[0].length };
  };
}

function readBareUrl(text, at) {
  const url = bareUrlAt(text, at);
  const node = url && linkTo(url, url);
  return node ? { node, end: at + url.length } : null;
}

/** `[label](url "title")`. Slack shows an image in a `markdown` block as a link to it. */
function readLink(text, at) {
  const open = text[at] === "!" ? at + 1 : at;
  const close = text[open] === "[" ? closingBracket(text, open) : -1;
  if (close < 0) return null;
  const target = matchAt(TARGET, text, close + 1);
  if (!target) return null;
  const end = close + 1 + target[0].length;
  const url = target[1].replace(/\\(.)/g, "$1");
  const link = linkTo(url, ...(close > open + 1 ? wordsOf(text.slice(open + 1, close)) : [url]));
  // A picture that is a link stands for one link, not for one in another.
  for (const inner of link?.querySelectorAll("a") ?? []) inner.replaceWith(...inner.childNodes);
  return { node: link ?? text.slice(at, end), end };
}

function closingBracket(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === "[") depth += 1;
    else if (text[i] === "]" && --depth === 0) return i;
  }
  return -1;
}

/** Bold, italic, both, struck out. `_` counts at the edges of words only. */
function readMark(text, at) {
  const mark = text[at];
  const size = runAt(text, at);
  if (size > 3 || (mark === "~" && size !== 2)) return null;
  if (/\s/.test(text[at + size] ?? " ") || (mark === "_" && WORD.test(text[at - 1] ?? ""))) return null;
  const end = closingMark(text, at + size, mark, size);
  if (end < 0) return null;
  const words = wordsOf(text.slice(at + size, end));
  const inner = size === 3 ? [make("em", {}, ...words)] : words;
  return { node: make(mark === "~" ? "s" : size === 1 ? "em" : "strong", {}, ...inner), end: end + size };
}

function runAt(text, at) {
  let end = at;
  while (text[end] === text[at]) end += 1;
  return end - at;
}

/** A run of another length belongs to what stands within; of three, the last ones may be ours: "**a *b***". */
function closingMark(text, from, mark, size) {
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\\") {
      i += 1;
    } else if (text[i] === "`") {
      const code = matchAt(/(`+)(?!`)[^`]+\1(?!`)/y, text, i);
      i += (code ? code[0].length : runAt(text, i)) - 1;
    } else if (text[i] === mark) {
      const run = runAt(text, i);
      const isOurs = (run === size || run === 3) && i > from && !/\s/.test(text[i - 1]);
      if (isOurs && run >= size && !(mark === "_" && WORD.test(text[i + run] ?? ""))) return i + run - size;
      i += run - 1;
    }
  }
  return -1;
}

const codeWords = (text) => {
  const joined = text.replace(/\n/g, " ");
  return /^ .*\S.* $/.test(joined) ? joined.slice(1, -1) : joined;
};
