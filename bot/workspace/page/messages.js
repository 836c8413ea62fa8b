// Lists of messages: a channel's, or a thread's. A message that has not changed keeps its element, and what is open
// in it.

import { renderBlocks } from "./blocks.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { renderMrkdwn } from "./mrkdwn.js";
import { stateOf } from "./state.js";
import { keyOf, messagesIn } from "./store.js";

const SLACKBOT = "USLACKBOT";

/** A list in `box`, over `store`. `does` are what a message offers: press, suggest, openThread, inspect, shortcut. */
export function createMessageList(box, store, does, { inThread }) {
  const drawn = new Map(); // key -> {message, element, note}

  function draw() {
    const { state } = store;
    const messages = inThread && !state.thread ? [] : messagesIn(state, state.channel, inThread ? state.thread : null);
    const wanted = new Set(messages.map(keyOf));
    for (const [key, { element }] of drawn) {
      if (!wanted.has(key)) {
        element.remove();
        drawn.delete(key);
      }
    }
    const stays = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    messages.forEach((message, place) => {
      const key = keyOf(message);
      const replies = inThread ? 0 : messagesIn(state, message.channel, message.ts).length - 1;
      const old = drawn.get(key);
      if (old?.message !== message || old.replies !== replies) {
        const element = drawMessage(message, replies);
        old?.element.replaceWith(element);
        drawn.set(key, { message, element, replies });
      }
      const { element } = drawn.get(key);
      if (box.children[place] !== element) box.insertBefore(element, box.children[place] ?? null);
    });
    box.classList.toggle("empty", messages.length === 0);
    if (stays) box.scrollTop = box.scrollHeight;
  }

  /** Forgets everything drawn: somebody else looks now. */
  function reset() {
    drawn.clear();
    box.replaceChildren();
    draw();
    box.scrollTop = box.scrollHeight;
  }

  function drawMessage(message, replies) {
    const { state } = store;
    const who = authorOf(state, message.user);
    const nameId = `by-${inThread ? "t" : "c"}-${keyOf(message)}`;
    const body = make("div", { class: "body" });
    const element = make(
      "article",
      {
        class: `message${message.ephemeral ? " ephemeral" : ""}`,
        "aria-labelledby": nameId,
        tabindex: "0",
        data: { key: keyOf(message), by: message.user === state.bot.id ? "app" : "person" },
      },
      make("div", { class: `avatar ${who.kind}`, text: who.name.slice(0, 1), "aria-hidden": "true" }),
      make(
        "div",
        { class: "content" },
        message.ephemeral ? make("p", { class: "whisper soft" }, icon("eye"), " Only visible to you") : null,
        make(
          "p",
          { class: "by", id: nameId },
          make("strong", { text: who.name }),
          who.kind === "app" ? make("span", { class: "badge", text: "APP" }) : null,
          " ",
          make("time", { class: "soft", text: timeOf(message.ts), datetime: dateOf(message.ts).toISOString() }),
        ),
        body,
        ...previewsOf(message),
        replies > 0
          ? make("button", {
              type: "button",
              class: "replies",
              text: replies === 1 ? "1 reply" : `${replies} replies`,
              on: { click: () => does.openThread(message) },
            })
          : null,
      ),
      toolsOf(message),
    );
    fill(body, message, element);
    return element;
  }

  function fill(body, message, element) {
    const { state } = store;
    const ctx = contextOf(message, element);
    if (message.blocks.length) body.append(renderBlocks(message.blocks, ctx));
    else body.append(make("div", { class: "text" }, renderMrkdwn(message.text, { ...ctx, self: state.me })));
    if (message.edited) body.append(make("span", { class: "soft edited", text: "(edited)" }));
  }

  function previewsOf(message) {
    return message.previews.map((preview) => {
      const box = make("div", { class: "preview" });
      box.append(renderBlocks(preview.blocks ?? [], contextOf(message, box)));
      return box;
    });
  }

  function contextOf(message, element) {
    const { state } = store;
    return {
      act: (action) => does.press(message, action, stateOf(element)),
      suggest: (asked) => does.suggest(message, asked, stateOf(element)),
      users: new Map([...state.people, [state.bot.id, state.bot]]),
      channels: state.channels,
      self: state.me,
      surface: "message",
    };
  }

  function toolsOf(message) {
    const { state } = store;
    const tools = make("div", { class: "tools", role: "group", "aria-label": "Message actions" });
    if (!inThread && !message.ephemeral) {
      tools.append(tool("Reply in thread", "reply", () => does.openThread(message)));
    }
    if (!message.ephemeral && message.user !== SLACKBOT) {
      for (const shortcut of state.app.shortcuts.filter((each) => each.kind === "message")) {
        tools.append(tool(shortcut.name, "bolt", () => does.shortcut(message, shortcut)));
      }
    }
    tools.append(tool("Show on the wire", "wire", () => does.inspect(message)));
    return tools;
  }

  return { draw, reset };
}

function tool(label, sign, onClick) {
  return make("button", { type: "button", "aria-label": label, title: label, on: { click: onClick } }, icon(sign));
}

function authorOf(state, user) {
  if (user === state.bot.id) return { name: state.bot.name, kind: "app" };
  if (user === SLACKBOT) return { name: "Slackbot", kind: "app" };
  return { name: state.people.get(user)?.name ?? user, kind: "person" };
}

const dateOf = (ts) => new Date(Number(ts) * 1000);
const timeOf = (ts) => dateOf(ts).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
