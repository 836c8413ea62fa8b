// The `markdown` block: the blocks of standard Markdown (headings, lists, quotes, code, tables) as DOM nodes.
// What is no Markdown stays as typed. The words in the blocks are markdown_inline.js.

import { make } from "./dom.js";
import { wordsOf } from "./markdown_inline.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(\S*).*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*))?$/;
const TABLE_LINE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * @param {string} text
 * @param {import("./mrkdwn.js").Context} ctx
 * @returns {DocumentFragment}
 */
export function renderMarkdown(text, ctx) {
  const fragment = new DocumentFragment();
  fragment.append(
    ...blocksOf(
      String(text ?? "")
        .replace(/\r\n?/g, "\n")
        .replace(/\t/g, "    ")
        .split("\n"),
      ctx,
    ),
  );
  return fragment;
}

/** Each takes lines from `at` on: the node and the first line after it, or nothing where it does not start here. */
const STARTS = [fenced, heading, rule, quote, list, table];

function blocksOf(lines, ctx, { tight = false } = {}) {
  const nodes = [];
  let at = 0;
  while (at < lines.length) {
    if (!lines[at].trim()) {
      at += 1;
      continue;
    }
    const found = startAt(lines, at, ctx) ?? paragraph(lines, at, tight);
    nodes.push(...found.nodes);
    at = found.end;
  }
  return nodes;
}

function startAt(lines, at, ctx) {
  for (const start of STARTS) {
    const found = start(lines, at, ctx);
    if (found) return found;
  }
  return null;
}

function fenced(lines, at) {
  const open = FENCE.exec(lines[at]);
  if (!open) return null;
  const after = lines[at].slice(lines[at].indexOf(open[1]) + open[1].length);
  if (open[1][0] === "`" && after.includes("`")) return null;
  const close = new RegExp(`^ {0,3}${open[1][0]}{${open[1].length},}\\s*$`);
  let end = at + 1;
  while (end < lines.length && !close.test(lines[end])) end += 1;
  const code = lines.slice(at + 1, end).join("\n");
  return { nodes: [make("pre", { class: "bk-pre", "data-language": open[2] || null }, code)], end: end + 1 };
}

function heading(lines, at) {
  const found = HEADING.exec(lines[at]);
  return found && { nodes: [headingNode(found[1].length, found[2] ?? "")], end: at + 1 };
}

/** Two levels down: above them in the page stand its own title and the view's. */
function headingNode(level, words) {
  return make(`h${Math.min(6, level + 2)}`, { class: `bk-md-heading bk-md-heading--${level}` }, ...wordsOf(words));
}

function rule(lines, at) {
  return RULE.test(lines[at]) ? { nodes: [make("hr", { class: "bk-rule" })], end: at + 1 } : null;
}

function quote(lines, at, ctx) {
  if (!QUOTE.test(lines[at])) return null;
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  return { nodes: [make("blockquote", { class: "bk-quote" }, ...blocksOf(inner, ctx))], end };
}

function list(lines, at, ctx) {
  const first = ITEM.exec(lines[at]);
  if (!first || RULE.test(lines[at])) return null;
  const kind = kindOf(first);
  const items = [];
  let end = at;
  let isLoose = false;
  while (end < lines.length) {
    const found = ITEM.exec(lines[end]);
    if (!found || kindOf(found) !== kind || RULE.test(lines[end])) break;
    const item = itemAt(lines, end, found);
    items.push(item.lines);
    const next = ITEM.exec(lines[item.end] ?? "");
    isLoose ||= item.hasInnerGap || (item.hasGap && next !== null && kindOf(next) === kind);
    end = item.end;
  }
  const ordered = /\d/.test(first[2]);
  const start = ordered && parseInt(first[2], 10) !== 1 ? parseInt(first[2], 10) : null;
  const nodes = items.map((item) => itemNode(item, ctx, !isLoose));
  return { nodes: [make(ordered ? "ol" : "ul", { class: "bk-list", start }, ...nodes)], end };
}

const kindOf = (item) => item[2].at(-1);

/** The lines of one item without its mark and indent, and whether empty lines stand in it and after it. */
function itemAt(lines, at, [, indent, mark, space = " ", rest = ""]) {
  const width = indent.length + mark.length + (space.length > 4 ? 1 : space.length);
  const own = [rest];
  let end = at + 1;
  let gap = 0;
  let hasInnerGap = false;
  for (; end < lines.length; end++) {
    const line = lines[end];
    const depth = line.search(/\S/);
    if (depth < 0) {
      gap += 1;
    } else if (depth >= Math.min(width, indent.length + 2)) {
      // People indent by two where the mark is three wide ("1. "); Slack reads that as nested too.
      own.push(...Array(gap).fill(""), line.slice(Math.min(depth, width)));
      hasInnerGap ||= gap > 0;
      gap = 0;
    } else if (gap || ITEM.test(line) || isStart(line)) {
      break;
    } else {
      own.push(line.trim());
    }
  }
  return { lines: own, end, hasInnerGap, hasGap: gap > 0 };
}

const isStart = (line) => [FENCE, HEADING, RULE, QUOTE].some((pattern) => pattern.test(line));

function itemNode(lines, ctx, tight) {
  const task = /^\[([ xX])\] +/.exec(lines[0]);
  if (!task) return make("li", {}, ...blocksOf(lines, ctx, { tight }));
  const isDone = task[1] !== " ";
  const attributes = { class: "bk-task", role: "img", "aria-label": isDone ? "Done" : "Not done" };
  const box = make("span", attributes, isDone ? "☑" : "☐");
  const rest = [lines[0].slice(task[0].length), ...lines.slice(1)];
  return make("li", { class: "bk-list-task" }, box, " ", ...blocksOf(rest, ctx, { tight }));
}

function table(lines, at) {
  if (!lines[at].includes("|") || !TABLE_LINE.test(lines[at + 1] ?? "")) return null;
  const head = cellsOf(lines[at]);
  const aligns = cellsOf(lines[at + 1]).map(alignOf);
  if (aligns.length !== head.length) return null;
  let end = at + 2;
  while (end < lines.length && lines[end].trim() && !isStart(lines[end])) end += 1;
  const cell = (name) => (text, column) => {
    const className = `bk-cell bk-cell--${aligns[column] ?? "left"} bk-cell--wrap`;
    return make(name, { class: className, scope: name === "th" && "col" }, ...wordsOf(text));
  };
  const row = (line) => make("tr", {}, ...head.map((_, column) => cellsOf(line)[column] ?? "").map(cell("td")));
  const made = make(
    "table",
    { class: "bk-table" },
    make("thead", {}, make("tr", {}, ...head.map(cell("th")))),
    make("tbody", {}, ...lines.slice(at + 2, end).map(row)),
  );
  const box = make("div", { class: "bk-table-box", role: "region", "aria-label": "Table", tabindex: 0 }, made);
  return { nodes: [box], end };
}

const alignOf = (line) => (line.endsWith(":") ? (line.startsWith(":") ? "center" : "right") : "left");

function cellsOf(line) {
  const bare = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return bare.split(/(?<!\\)\|/).map((text) => text.trim().replace(/\\\|/g, "|"));
}

function paragraph(lines, at, tight) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !startsOver(lines, end)) end += 1;
  const under = /^ {0,3}(=+|-+)\s*$/.exec(lines[end] ?? "");
  const words = lines
    .slice(at, end)
    .map((line) => line.trimStart())
    .join("\n")
    .replace(/(?: +|\\)$/gm, "")
    .trimEnd();
  if (under && lines[end].trim()) return { nodes: [headingNode(under[1][0] === "=" ? 1 : 2, words)], end: end + 1 };
  return { nodes: tight ? wordsOf(words) : [make("p", { class: "bk-md-paragraph" }, ...wordsOf(words))], end };
}

/**
 * Whether this line ends the paragraph above it. A number ends one only where it is 1, as in CommonMark:
 * "in\n1984. ...".
 */
function startsOver(lines, at) {
  const item = ITEM.exec(lines[at]);
  if (item?.[4]) return !/\d/.test(item[2]) || parseInt(item[2], 10) === 1;
  return isStart(lines[at]) || /^ {0,3}=+\s*$/.test(lines[at]) || Boolean(table(lines, at));
}
