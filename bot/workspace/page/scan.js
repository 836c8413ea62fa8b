// Reading text from left to right: what the readers of mrkdwn (mrkdwn.js) and of Markdown (markdown_inline.js) share.
// Knows neither language.

/** A letter or digit of any script. */
export const WORD = /[\p{L}\p{N}]/u;

/**
 * What the pattern finds exactly here.
 * @param {RegExp} pattern sticky
 * @param {string} text
 * @param {number} at
 * @returns {RegExpExecArray|null}
 */
export function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * The text as nodes. What `readAt` does not read stays text.
 * @param {string} text
 * @param {(at: number) => {node: Node|string, end: number}|null|undefined} readAt reads what starts at this place
 * @param {(plain: string) => string} [shown] how a stretch of text that stays text is shown
 * @returns {(Node|string)[]}
 */
export function nodesIn(text, readAt, shown = (plain) => plain) {
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = readAt(at);
    if (found) {
      if (plain) nodes.push(shown(plain));
      plain = "";
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at++];
    }
  }
  return plain ? [...nodes, shown(plain)] : nodes;
}
