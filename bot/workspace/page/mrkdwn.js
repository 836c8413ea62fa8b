// Slack's mrkdwn and plain text as DOM nodes, and the few nodes that all text shares: links, mentions, emoji, dates.
// Knows no block. Source of the rules: Slack docs, "Formatting message text".

import { make } from "./dom.js";

/**
 * What everything that is drawn needs from the page around it.
 * @typedef {object} Context
 * @property {(action: object) => Promise<void>} act takes one `actions[0]` of Slack's block_actions
 * @property {(asked: {action_id: string, block_id: string, value: string}) => Promise<{options?: object[], option_groups?: object[]}>} suggest
 * @property {Map<string, {name: string}>} users
 * @property {Map<string, {name: string}>} channels
 * @property {string} self the id of the person who looks
 * @property {"message"|"modal"|"home"} surface
 */

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:"]);
const WORD = /[\p{L}\p{N}]/u;
const MARKS = { "*": "strong", _: "em", "~": "s" };
const ESCAPES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", wave: "👋", pray: "🙏", clap: "👏", ok_hand: "👌",
  raised_hands: "🙌", muscle: "💪", point_right: "👉", point_left: "👈", point_up: "☝️", point_down: "👇", eyes: "👀",
  smile: "😄", grinning: "😀", slightly_smiling_face: "🙂", wink: "😉", joy: "😂", thinking_face: "🤔", cry: "😢",
  heart: "❤️", fire: "🔥", tada: "🎉", sparkles: "✨", star: "⭐", rocket: "🚀", bulb: "💡", zap: "⚡", bell: "🔔",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️", no_entry: "⛔",
  question: "❓", exclamation: "❗", information_source: "ℹ️", rotating_light: "🚨", lock: "🔒", unlock: "🔓", key: "🔑",
  mag: "🔍", memo: "📝", pencil: "📝", pencil2: "✏️", book: "📖", books: "📚", bookmark: "🔖", clipboard: "📋", link: "🔗",
  pushpin: "📌", page_facing_up: "📄", file_folder: "📁", calendar: "📆", date: "📅", email: "📧", envelope: "✉️",
  inbox_tray: "📥", speech_balloon: "💬", loudspeaker: "📢", mega: "📣", robot_face: "🤖", gear: "⚙️", wrench: "🔧",
  hammer_and_wrench: "🛠️", hourglass: "⌛", hourglass_flowing_sand: "⏳", clock1: "🕐", arrow_right: "➡️", arrow_left: "⬅️",
  arrow_up: "⬆️", arrow_down: "⬇️", red_circle: "🔴", large_green_circle: "🟢", large_yellow_circle: "🟡",
  large_blue_circle: "🔵", bust_in_silhouette: "👤", busts_in_silhouette: "👥", chart_with_upwards_trend: "📈", trophy: "🏆",
};

/**
 * The address as a browser reads it, or null for a scheme that nothing here may lead to.
 * @param {string} url
 * @returns {string|null}
 */
export function safeUrl(url) {
  try {
    const read = new URL(url);
    return SAFE_SCHEMES.has(read.protocol) ? read.href : null;
  } catch {
    return null;
  }
}

/**
 * A link that opens beside the workspace, or null where the address must not become one.
 * @param {string} url
 * @param {...(Node|string)} label
 * @returns {HTMLElement|null}
 */
export function linkTo(url, ...label) {
  const href = safeUrl(url);
  return href && make("a", { class: "bk-link", href, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

/**
 * A bare address that starts here in the text, without the punctuation that ends its sentence.
 * @param {string} text
 * @param {number} at
 * @returns {string|null}
 */
export function bareUrlAt(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  const found = matchAt(/https?:\/\/(?:(?!&[lg]t;)[^\s<>|`])+/iy, text, at)?.[0];
  if (!found) return null;
  const end = found.includes("(") ? /[.,!?;:'"*_~\]}]+$/ : /[.,!?;:'")*_~\]}]+$/;
  return found.replace(end, "");
}

/**
 * @param {string} id
 * @param {Context} ctx
 * @param {string} [given] the name that the message itself writes
 */
export function userMention(id, ctx, given) {
  const name = ctx.users?.get(id)?.name ?? given ?? id;
  return mention(`@${name.replace(/^@/, "")}`, { "data-user": id, "data-self": id === ctx.self });
}

/**
 * @param {string} id
 * @param {Context} ctx
 * @param {string} [given] the name that the message itself writes
 */
export function channelMention(id, ctx, given) {
  const name = ctx.channels?.get(id)?.name ?? (given || id);
  return mention(`#${name.replace(/^#/, "")}`, { "data-channel": id });
}

/** "@here", "@channel", "@everyone". @param {string} range */
export function broadcastMention(range) {
  return mention(`@${range}`, { "data-self": true });
}

/** A user group. @param {string} id @param {string} [given] */
export function groupMention(id, given) {
  return mention(`@${(given || id).replace(/^@/, "")}`, { "data-group": id });
}

/** The character of a shortcode, or undefined. @param {string} name */
export const emojiNamed = (name) => (Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined);

/**
 * A moment in the words of Slack's `{date_num}`, `{time}` and the like, in the reader's own time zone.
 * @param {number} seconds
 * @param {string} format
 * @param {string} fallback
 * @returns {HTMLElement|string} the fallback where the seconds are none
 */
export function dateNode(seconds, format, fallback) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  const words = format.replace(/\{(\w+)\}/g, (whole, part) => DATE_PARTS[part]?.(date) ?? whole);
  return make("time", { datetime: date.toISOString(), title: fallback }, words);
}

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
  String(text ?? "").split("\n").forEach((line, index) => {
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

/** Shortcodes that we know as characters. @param {string} text */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emojiNamed(name) ?? whole);

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (found) => ESCAPES[found]);

const mention = (words, data) => make("span", { class: "bk-mention", ...data }, words);

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
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = READERS[text[at]]?.(text, at, ctx, verbatim);
    if (found) {
      if (plain) nodes.push(plain);
      plain = "";
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at++];
    }
  }
  return plain ? [...nodes, plain] : nodes;
}

/** Each reads what starts at its character: the node and where it ends, or nothing where the character is only itself. */
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
  return end < 0 ? null : { node: make(MARKS[mark], {}, ...inline(text.slice(at + 1, end), ctx, verbatim)), end: end + 1 };
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

const inEnglish = (options) => (date) => date.toLocaleString("en-US", options);
const DAY = inEnglish({ month: "long", day: "numeric", year: "numeric" });
const SHORT_DAY = inEnglish({ month: "short", day: "numeric", year: "numeric" });
const LONG_DAY = inEnglish({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
const two = (number) => String(number).padStart(2, "0");

const DATE_PARTS = {
  date: DAY,
  date_num: (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
  date_slash: (date) => `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()}`,
  date_long: LONG_DAY,
  date_long_full: LONG_DAY,
  date_short: SHORT_DAY,
  date_pretty: (date) => nearDay(date) ?? DAY(date),
  date_short_pretty: (date) => nearDay(date) ?? SHORT_DAY(date),
  date_long_pretty: (date) => nearDay(date) ?? LONG_DAY(date),
  day_divider_pretty: (date) => nearDay(date) ?? LONG_DAY(date),
  time: inEnglish({ hour: "numeric", minute: "2-digit" }),
  time_secs: inEnglish({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago: (date) => sinceNow((date.getTime() - Date.now()) / 1000),
};

function nearDay(date) {
  const days = Math.round((new Date(date).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
}

function sinceNow(seconds) {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const steps = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return words.format(Math.round(seconds / size), unit);
}
