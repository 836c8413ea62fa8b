// The message field: what is typed becomes a message or a command, written as Slack writes it.

import { make } from "./dom.js";
import { icon } from "./icons.js";

/**
 * A message field in `form`. `send({text})` and `command({name, text})` do what was typed; `offers()` gives what can be
 * completed: {commands, people, channels}. Enter sends, Shift+Enter begins a line.
 */
export function createComposer(form, { id, label, send, command, offers, refuseCommands, notice }) {
  const list = make("ul", {
    class: "completions",
    id: `${id}-list`,
    role: "listbox",
    "aria-label": "Completions",
    hidden: true,
  });
  const field = make("textarea", {
    id,
    rows: "1",
    "aria-label": label,
    placeholder: label,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    on: { input: complete, keydown: onKey, blur: () => setTimeout(close, 150) },
  });
  const button = make("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"));
  form.append(list, field, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  let found = [];
  let chosen = -1;

  function complete() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
    const before = field.value.slice(0, field.selectionStart);
    found = completionsOf(before, offers());
    chosen = found.length ? 0 : -1;
    show();
  }

  function show() {
    list.replaceChildren(
      ...found.map((each, place) =>
        make(
          "li",
          {
            id: `${id}-${place}`,
            role: "option",
            "aria-selected": String(place === chosen),
            on: { mousedown: (event) => (event.preventDefault(), take(place)) },
          },
          make("strong", { text: each.shown }),
          " ",
          make("span", { class: "soft", text: each.note ?? "" }),
        ),
      ),
    );
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (chosen >= 0) field.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    found = [];
    chosen = -1;
    show();
  }

  function take(place) {
    const { from, insert } = found[place];
    const after = field.value.slice(field.selectionStart);
    field.value = `${field.value.slice(0, from)}${insert}${after}`;
    field.selectionStart = field.selectionEnd = from + insert.length;
    close();
    field.focus();
  }

  function onKey(event) {
    if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      show();
    } else if (found.length && (event.key === "Tab" || (event.key === "Enter" && !isWhole(found[chosen])))) {
      event.preventDefault();
      take(chosen);
    } else if (found.length && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  }

  // A command that is typed in full is sent by Enter, and not completed once more.
  const isWhole = (each) => field.value.trim() === each.insert.trim();

  function submit() {
    const typed = field.value.trim();
    if (!typed) return;
    const said = /^\/\S+/.exec(typed)?.[0];
    if (said && refuseCommands) return notice(`${said} is not supported in threads. Sorry!`);
    if (said && !offers().commands.some((each) => each.name === said)) {
      return notice(`${said} is not a valid command.`);
    }
    field.value = "";
    field.style.height = "auto";
    close();
    if (said) command({ name: said, text: asSlackSends(typed.slice(said.length).trim(), offers()) });
    else send({ text: asSlackSends(typed, offers()) });
  }

  return {
    focus: () => field.focus(),
    relabel(text) {
      field.placeholder = text;
      field.setAttribute("aria-label", text);
    },
  };
}

function completionsOf(before, { commands, people }) {
  const slash = /^\/\S*$/.exec(before);
  if (slash) {
    return commands
      .filter((each) => each.name.startsWith(slash[0]))
      .map((each) => ({ shown: each.name, note: each.usage || each.description, from: 0, insert: `${each.name} ` }));
  }
  const at = /(^|\s)@([^\s@]*)$/.exec(before);
  if (!at) return [];
  const from = before.length - at[2].length - 1;
  return people
    .filter((each) => each.name.toLowerCase().startsWith(at[2].toLowerCase()))
    .map((each) => ({ shown: `@${each.name}`, note: each.title, from, insert: `@${each.name} ` }));
}

/** The text as Slack hands it on: & < > escaped, people, channels and links in angle brackets. */
export function asSlackSends(text, { people, channels }) {
  let sent = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  sent = sent.replace(/\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"]/g, (url) => `<${url}>`);
  for (const each of [...people].sort((one, other) => other.name.length - one.name.length)) {
    sent = sent.split(`@${each.name}`).join(`<@${each.id}>`);
  }
  for (const each of channels) {
    if (each.name) sent = sent.replace(new RegExp(`#${each.name}(?![\\w-])`, "g"), `<#${each.id}|${each.name}>`);
  }
  return sent;
}
