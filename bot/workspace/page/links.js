// Addresses: which of them may be led to, what a link to one looks like, and where a bare one ends in its sentence.

import { make } from "./dom.js";
import { matchAt, WORD } from "./scan.js";

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:"]);

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
