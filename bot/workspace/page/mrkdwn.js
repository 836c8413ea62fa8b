// Slack's mrkdwn and plain text as DOM nodes. Knows no block.
// Source of the rules: Slack docs, "Formatting message text".

import { dateNode } from "./dates.js";
import { make } from "./dom.js";
import { emojiNamed, withEmoji } from "./emoji.js";
import { bareUrlAt, linkTo } from "./links.js";
import { broadcastMention, channelMention, groupMention, userMention } from "./mentions.js";
import { matchAt, nodesIn, WORD } from "./scan.js";

/** @typedef {{action_id: string, block_id: string, value: string}} Asked `value` is what is typed so far */

/**
 * What everything that is drawn needs from the page around it.
 * @typedef {object} Context
 * @property {(action: object) => Promise<void>} act takes one `actions[0]` of Slack's block_actions
 * @property {(asked: Asked) => Promise<{options?: object[], option_groups?: object[]}>} suggest
 * @property {Map<string, {name: string}>} users
 * @property {Map<string, {name: string}>} channels
 * @property {string} self the id of the person who looks
 * @property {"message"|"modal"|"home"} surface
 */

const MARKS = { "*": "strong", _: "em", "~": "s" };
const ESCAPES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * @param {string} text
 * @param {Context} ctx
 * @param {{verbatim?: boolean}} [how] verbatim: bare addresses stay text
 * @returns {DocumentFragment}
 */
export function renderMrkdwn(text, ctx, { verbatim = false } = {}) {
  const fragment = new DocumentFragment();
  const parts = String(text ?? "").split(/```([\s\S]+?)```/);
  parts.forEach((part, index) => {
    if (index % 2) {
      fragment.append(make("pre", { class: "bk-pre" }, ...codeNodes(part.replace(/^\n|\n$/g, ""), ctx)));
    } else {
      // A code block stands on lines of its own; the breaks around it would be empty lines.
      let around = part;
      if (index > 0) around = around.replace(/^\n/, "");
      if (index < parts.length - 1) around = around.replace(/\n$/, "");
      if (around) fragment.append(...quotedLines(around, ctx, verbatim));
    }
  });
  return fragment;
}

/**
 * Text in which nothing is read but, unless `emoji` is false, shortcodes.
 * @param {string} text
 * @param {{emoji?: boolean}} [how]
 * @returns {DocumentFragment}
 */
export function renderPlain(text, { emoji = true } = {}) {
  const fragment = new DocumentFragment();
  String(text ?? "")
    .split("\n")
    .forEach((line, index) => {
      if (index) fragment.append(make("br"));
      fragment.append(emoji === false ? line : withEmoji(line));
    });
  return fragment;
}

/**
 * A text object of Slack, whichever of the two it is.
 * @param {{type: string, text: string, emoji?: boolean, verbatim?: boolean}|string|undefined} object
 * @param {Context} ctx
 * @returns {DocumentFragment}
 */
export function renderText(object, ctx) {
  if (!object) return new DocumentFragment();
  if (typeof object === "string") return renderPlain(object);
  return object.type === "mrkdwn" ? renderMrkdwn(object.text, ctx, object) : renderPlain(object.text, object);
}

const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (found) => ESCAPES[found]);

function quotedLines(text, ctx, verbatim) {
  const nodes = [];
  let group = [];
  let isQuote = false;
  const close = () => {
    if (!group.length) return;
    const inner = inline(group.join("\n"), ctx, verbatim);
    nodes.push(...(isQuote ? [make("blockquote", { class: "bk-quote" }, ...inner)] : inner));
    group = [];
  };
  let toTheEnd = false;
  for (const line of text.split("\n")) {
    const mark = /^(?:&gt;|>)/.test(line);
    toTheEnd ||= /^(?:&gt;|>){3}/.test(line);
    if ((mark || toTheEnd) !== isQuote) {
      close();
      isQuote = mark || toTheEnd;
    }
    group.push(mark ? line.replace(toTheEnd ? /^(?:&gt;|>){1,3} ?/ : /^(?:&gt;|>) ?/, "") : line);
  }
  close();
  return nodes;
}

function inline(text, ctx, verbatim) {
  return nodesIn(text, (at) => READERS[text[at]]?.(text, at, ctx, verbatim));
}

/** Each reads what starts at its character: the node and where it ends, or nothing where that is only itself. */
const READERS = {
  "*": readMarked,
  _: readMarked,
  "~": readMarked,
  "`": readCode,
  "<": readControl,
  ":": readEmoji,
  "&": readEscape,
  "\n": (_, at) => ({ node: make("br"), end: at + 1 }),
  h: readBareUrl,
  H: readBareUrl,
};

function readMarked(text, at, ctx, verbatim) {
  const mark = text[at];
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if (WORD.test(before) || before === mark || /\s/.test(after) || after === mark) return null;
  const end = closingMark(text, at);
  if (end < 0) return null;
  return { node: make(MARKS[mark], {}, ...inline(text.slice(at + 1, end), ctx, verbatim)), end: end + 1 };
}

function closingMark(text, at) {
  const mark = text[at];
  for (let i = at + 1; i < text.length && text[i] !== "\n"; i++) {
    const whole = matchAt(/<[^<>\n]+>|`[^`\n]+`/y, text, i);
    if (whole) {
      i += whole[0].length - 1;
    } else if (text[i] === mark && !/\s/.test(text[i - 1]) && !WORD.test(text[i + 1] ?? "") && text[i + 1] !== mark) {
      return i;
    }
  }
  return -1;
}

function readCode(text, at, ctx) {
  const found = matchAt(/`([^`\n]+)`/y, text, at);
  if (!found || WORD.test(text[at - 1] ?? "") || WORD.test(text[at + found[0].length] ?? "")) return null;
  return { node: make("code", { class: "bk-code" }, ...codeNodes(found[1], ctx)), end: at + found[0].length };
}

/** Code reads no marks, but Slack still shows the links and mentions in it. */
function codeNodes(text, ctx) {
  return text.split(/(<[^<>\n]+>)/).map((part, index) => (index % 2 ? controlNode(part, ctx) : unescaped(part)));
}

function readControl(text, at, ctx) {
  const found = matchAt(/<[^<>\n]+>/y, text, at)?.[0];
  return found ? { node: controlNode(found, ctx), end: at + found.length } : null;
}

/** `<...>` as what it stands for; as it is written where it stands for nothing. */
function controlNode(written, ctx) {
  const [, target, label] = /^<([^|]*)\|?([\s\S]*)>$/.exec(written);
  const words = unescaped(label);
  if (/^@[A-Z0-9]+$/.test(target)) return userMention(target.slice(1), ctx, words || undefined);
  if (/^#[A-Z0-9]+$/.test(target)) return channelMention(target.slice(1), ctx, words);
  if (target.startsWith("!")) return commandNode(target.slice(1), words) ?? unescaped(written);
  const url = unescaped(target);
  return linkTo(url, words ? withEmoji(words) : url.replace(/^mailto:/i, "")) ?? unescaped(written);
}

function commandNode(command, words) {
  if (/^(?:here|channel|everyone)$/.test(command)) return broadcastMention(command);
  const [kind, first, format, url] = command.split("^");
  if (kind === "subteam") return groupMention(first, words);
  if (kind === "date" && format !== undefined) {
    const moment = dateNode(first ? Number(first) : NaN, unescaped(format), words);
    return (url && linkTo(unescaped(url), moment)) || moment;
  }
  return words || null;
}

function readEmoji(text, at) {
  const found = matchAt(/:([a-z0-9_+-]+):/y, text, at);
  const character = found && emojiNamed(found[1]);
  return character ? { node: character, end: at + found[0].length } : null;
}

function readEscape(text, at) {
  const found = matchAt(/&(?:amp|lt|gt);/y, text, at)?.[0];
  return found ? { node: ESCAPES[found], end: at + found.length } : null;
}

function readBareUrl(text, at, _, verbatim) {
  const written = verbatim ? null : bareUrlAt(text, at);
  const node = written && linkTo(unescaped(written), unescaped(written));
  return node ? { node, end: at + written.length } : null;
}
