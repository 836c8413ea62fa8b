// Mentions: people, channels, user groups, and everyone who is here, by the names that the page knows for their ids.

import { make } from "./dom.js";

/**
 * @param {string} id
 * @param {import("./mrkdwn.js").Context} ctx
 * @param {string} [given] the name that the message itself writes
 */
export function userMention(id, ctx, given) {
  const name = ctx.users?.get(id)?.name ?? given ?? id;
  return mention(`@${name.replace(/^@/, "")}`, { "data-user": id, "data-self": id === ctx.self });
}

/**
 * @param {string} id
 * @param {import("./mrkdwn.js").Context} ctx
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

const mention = (words, data) => make("span", { class: "bk-mention", ...data }, words);
