// What a select can offer: where each kind has its choices from, and which of them fit what is typed.

/** @typedef {{key: string, label: string, description: string, given: object|string}} Choice `given` is Slack's form */
/** @typedef {{heading: string, choices: Choice[]}} Group `heading` is "" where there is none */

const optionChoice = (option) => ({
  key: option.value,
  label: option.text?.text ?? option.value,
  description: option.description?.text ?? "",
  given: option,
});

/**
 * The choices that Slack's `options` or `option_groups` hold.
 * @param {{options?: object[], option_groups?: object[]}} given
 * @returns {Group[]}
 */
export const groupsIn = ({ options, option_groups: groups }) =>
  groups
    ? groups.map((group) => ({ heading: group.label?.text ?? "", choices: (group.options ?? []).map(optionChoice) }))
    : [{ heading: "", choices: (options ?? []).map(optionChoice) }];

const namedChoices = (map, sign = "") =>
  [...(map ?? [])].map(([id, { name }]) => ({ key: id, label: sign + name, description: "", given: id }));

/**
 * Each kind of select, `multi_` or not: the name of what it holds, and what it offers before anything is typed.
 * @type {Record<string, {holds: string, groups: (element: object, ctx: import("./mrkdwn.js").Context) => Group[]}>}
 */
export const KINDS = {
  static_select: { holds: "selected_option", groups: groupsIn },
  external_select: { holds: "selected_option", groups: () => [] },
  users_select: { holds: "selected_user", groups: (_, ctx) => [{ heading: "", choices: namedChoices(ctx.users) }] },
  channels_select: {
    holds: "selected_channel",
    groups: (_, ctx) => [{ heading: "", choices: namedChoices(ctx.channels, "#") }],
  },
  conversations_select: { holds: "selected_conversation", groups: conversationGroups },
};

function conversationGroups({ filter }, ctx) {
  const wanted = filter?.include ?? ["public", "private", "im"];
  const hasChannels = wanted.includes("public") || wanted.includes("private");
  const channels = hasChannels ? namedChoices(ctx.channels, "#") : [];
  const people = wanted.includes("im") ? namedChoices(ctx.users) : [];
  return [
    { heading: "Channels", choices: channels },
    { heading: "People", choices: people },
  ];
}

/**
 * What the app says is chosen, as it is offered; where it is not offered, as the app says it.
 * @param {(object|string)[]} given options, or the ids of people and channels
 * @param {Group[]} groups
 * @returns {Choice[]}
 */
export function choicesOf(given, groups) {
  const every = groups.flatMap((group) => group.choices);
  return given.map((one) => {
    const key = typeof one === "string" ? one : one.value;
    const unknown = typeof one === "string" ? { key, label: one, description: "", given: one } : optionChoice(one);
    return every.find((choice) => choice.key === key) ?? unknown;
  });
}

/**
 * The text as it is compared: "Zoë" is found by "zoe".
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The groups with only those of their choices that fit.
 * @param {Group[]} groups
 * @param {string} query folded
 * @returns {Group[]}
 */
export const fitting = (groups, query) =>
  groups.map(({ heading, choices }) => ({ heading, choices: choices.filter((choice) => fits(choice, query)) }));

const fits = (choice, query) => folded(`${choice.label} ${choice.description}`).includes(query);
