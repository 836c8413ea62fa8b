// Dates and times in Slack's own words, for mrkdwn's `<!date^...>` and the `date` of rich_text.
// Source of the words: Slack docs, "Formatting message text".

import { make } from "./dom.js";

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
  const words = format.replace(/\{(\w+)\}/g, (whole, part) =>
    Object.hasOwn(DATE_PARTS, part) ? DATE_PARTS[part](date) : whole,
  );
  return make("time", { datetime: date.toISOString(), title: fallback }, words);
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
  const steps = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return words.format(Math.round(seconds / size), unit);
}
