// The page, put together: who looks, where they are, and what their acts do.

import { createComposer } from "./composer.js";
import { byId, make } from "./dom.js";
import { icon } from "./icons.js";
import { about, createInspector } from "./inspector.js";
import { createMessageList } from "./messages.js";
import { act, listen } from "./net.js";
import { createStore, directOf } from "./store.js";
import { createViews } from "./views.js";

const FIRST = "U0RECRUITER";
const store = createStore();
const { state } = store;
let stop = () => {};

const tell = (text) => {
  byId("notice").textContent = text;
  clearTimeout(tell.later);
  tell.later = setTimeout(() => (byId("notice").textContent = ""), 6000);
};
const doing = (name, fields) => act(name, state.me, fields).catch((error) => (tell(error.message), {}));
const placeOf = (message) => ({ channel: message.channel, ts: message.ts });

const onMessages = {
  press: (message, action, values) => doing("press", { ...placeOf(message), action, values }),
  suggest: (message, asked, values) => doing("suggest", { ...placeOf(message), ...asked, values }),
  openThread: (message) => {
    store.go({ thread: message.thread ?? message.ts });
    reply.focus();
  },
  inspect: (message) => store.go({ inspecting: about(message), inspector: true }),
  shortcut: (message, shortcut) =>
    doing("message_shortcut", { ...placeOf(message), callback_id: shortcut.callback_id }),
};
const onViews = {
  press: (shown, action, values) => doing("press", { view_id: shown.id, action, values }),
  suggest: (shown, asked, values) => doing("suggest", { view_id: shown.id, ...asked, values }),
  submit: async (shown, values) => (await doing("submit", { view_id: shown.id, values })).errors ?? {},
  close: (shown, all = false) => doing("close", { view_id: shown.id, all }),
};
const offers = () => ({
  commands: state.app.commands,
  people: [state.bot, ...state.people.values()],
  channels: [...state.channels.values()],
});

const room = createMessageList(byId("messages"), store, onMessages, { inThread: false });
const thread = createMessageList(byId("thread-messages"), store, onMessages, { inThread: true });
const views = createViews(store, onViews);
const inspector = createInspector(store);
const write = createComposer(byId("write-form"), {
  id: "write",
  label: "Message",
  offers,
  notice: tell,
  send: ({ text }) => doing("say", { channel: state.channel, text }),
  command: (said) => doing("command", { channel: state.channel, ...said }),
});
const reply = createComposer(byId("reply-form"), {
  id: "reply",
  label: "Reply in the thread",
  offers,
  notice: tell,
  refuseCommands: true,
  send: ({ text }) => doing("say", { channel: state.channel, thread: state.thread, text }),
  command: () => {},
});

store.subscribe((kind) => {
  switch (kind) {
    case "start":
      drawSidebar();
      drawPlace();
      room.reset();
      thread.reset();
      views.reset();
      inspector.draw();
      break;
    case "message":
    case "gone":
      room.draw();
      thread.draw();
      drawSidebar();
      break;
    case "views":
      views.draw();
      break;
    case "exchange":
      inspector.draw();
      break;
    case "place":
      drawSidebar();
      drawPlace();
      room.reset();
      thread.reset();
      inspector.draw();
      break;
  }
});

function drawPlace() {
  const channel = state.channels.get(state.channel);
  const home = Boolean(channel?.direct && state.tab === "home");
  byId("room-name").textContent = channel?.direct ? state.bot.name : `# ${channel?.name ?? ""}`;
  byId("room-note").textContent = noteOn(channel);
  byId("tabs").hidden = !(channel?.direct && state.app.home);
  byId("tab-home").setAttribute("aria-pressed", String(home));
  byId("tab-messages").setAttribute("aria-pressed", String(!home));
  byId("home").hidden = !home;
  byId("messages").hidden = byId("write-form").hidden = home;
  byId("thread").hidden = !state.thread;
  byId("inspector").hidden = !state.inspector;
  byId("to-inspector").setAttribute("aria-expanded", String(Boolean(state.inspector)));
  byId("app").dataset.screen = state.screen ?? "room";
  write.relabel(`Message ${channel?.direct ? state.bot.name : `#${channel?.name ?? ""}`}`);
}

function noteOn(channel) {
  if (channel?.shared) return "Slack Connect: people of another company read along";
  if (channel?.private) return "Private channel";
  return channel?.direct ? "Direct message with the app" : "";
}

let sidebar = "";

function drawSidebar() {
  // Drawn again only when it changed: whoever stands on a button with the keyboard stays there.
  const now = JSON.stringify([state.me, state.channel, [...state.unread], [...state.channels], state.app, state.bot]);
  if (now === sidebar) return;
  sidebar = now;
  const who = byId("who");
  who.replaceChildren(
    ...[...state.people.values()].map((each) =>
      make("option", { value: each.id, text: `${each.name} (${each.title})`, selected: each.id === state.me }),
    ),
  );
  const channels = [...state.channels.values()];
  byId("channels").replaceChildren(
    ...channels.filter((each) => !each.direct).map((each) => placeButton(each, `# ${each.name}`)),
  );
  byId("apps").replaceChildren(
    ...channels.filter((each) => each.direct).map((each) => placeButton(each, state.bot.name)),
  );
  const shortcuts = state.app.shortcuts.filter((each) => each.kind === "global");
  byId("shortcuts-box").hidden = !shortcuts.length;
  byId("shortcuts").replaceChildren(
    ...shortcuts.map((each) =>
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", on: { click: () => doing("shortcut", { callback_id: each.callback_id }) } },
          icon("bolt"),
          ` ${each.name}`,
        ),
      ),
    ),
  );
}

function placeButton(channel, name) {
  const here = channel.id === state.channel;
  return make(
    "li",
    {},
    make("button", {
      type: "button",
      class: state.unread.has(channel.id) ? "unread" : "",
      text: name,
      "aria-current": here ? "page" : null,
      on: { click: () => goTo(channel) },
    }),
  );
}

function goTo(channel) {
  store.go({ channel: channel.id, thread: null, tab: "messages", screen: "room" });
  write.focus();
}

function become(person) {
  localStorage.setItem("workspace-person", person);
  stop();
  stop = listen(person, store.apply, (open) => byId("app").toggleAttribute("data-offline", !open));
}

byId("who").addEventListener("change", (event) => become(event.target.value));
byId("to-inspector").addEventListener("click", () => store.go({ inspector: !state.inspector, inspecting: null }));
byId("close-inspector").addEventListener("click", () => store.go({ inspector: false }));
byId("inspect-all").addEventListener("click", () => store.go({ inspecting: null }));
byId("close-thread").addEventListener("click", () => {
  store.go({ thread: null });
  write.focus();
});
byId("to-sidebar").addEventListener("click", () =>
  store.go({ screen: state.screen === "sidebar" ? "room" : "sidebar" }),
);
byId("tab-messages").addEventListener("click", () => store.go({ tab: "messages" }));
byId("tab-home").addEventListener("click", () => {
  store.go({ tab: "home", channel: directOf(state)?.id ?? state.channel });
  doing("home");
});
byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = root.dataset.theme ?? (dark ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  localStorage.setItem("workspace-theme", root.dataset.theme);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || byId("modal").open) return;
  if (state.inspector) store.go({ inspector: false });
  else if (state.thread) store.go({ thread: null });
});

byId("to-sidebar").append(icon("menu"));
for (const id of ["close-thread", "close-inspector"]) byId(id).append(icon("close"));
const theme = localStorage.getItem("workspace-theme");
if (theme) document.documentElement.dataset.theme = theme;
become(new URLSearchParams(location.search).get("as") ?? localStorage.getItem("workspace-person") ?? FIRST);
