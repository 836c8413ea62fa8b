// Modals and the Home tab, as the app gives them.

import { renderBlocks } from "./blocks.js";
import { byId, make } from "./dom.js";
import { icon } from "./icons.js";
import { stateOf, withState } from "./state.js";

/** The views over `store`. `does` are what a view offers: press, suggest, submit, close. */
export function createViews(store, does) {
  const dialog = byId("modal");
  const home = byId("home");
  let shownModal = "";
  let shownHome = "";
  let drawn = { id: "", body: null }; // the modal's body: an app that updates its view keeps what was typed

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    const top = topOf(store.state);
    if (top) does.close(top);
  });

  function draw() {
    const top = topOf(store.state);
    if (top && shownModal !== idOf(top)) drawModal(top);
    if (!top && dialog.open) dialog.close();
    if (top && !dialog.open) dialog.showModal();
    shownModal = top ? idOf(top) : "";
    const seen = store.state.home ? idOf(store.state.home) : "";
    if (seen !== shownHome) drawHome();
    shownHome = seen;
  }

  function drawModal(shown) {
    const { view } = shown;
    const below = store.state.modals.length > 1;
    const trouble = make("p", { class: "wrong", role: "alert" });
    const body = make("div", { class: "modal-body" });
    const blocks = drawn.id === shown.id ? withState(view.blocks, stateOf(drawn.body)) : view.blocks;
    body.append(renderBlocks(blocks, contextOf(shown, body, "modal")));
    drawn = { id: shown.id, body };
    const form = make(
      "form",
      {
        class: "modal-form",
        novalidate: true,
        on: {
          submit: async (event) => {
            event.preventDefault();
            clearErrors(form, trouble);
            showErrors(form, trouble, await does.submit(shown, stateOf(body)));
          },
        },
      },
      make(
        "header",
        { class: "bar" },
        make("h2", { id: "modal-title", text: view.title.text }),
        make(
          "button",
          { type: "button", "aria-label": "Close", on: { click: () => does.close(shown, below) } },
          icon("close"),
        ),
      ),
      body,
      trouble,
      make(
        "footer",
        {},
        make("button", {
          type: "button",
          text: view.close?.text ?? (below ? "Back" : "Close"),
          on: { click: () => does.close(shown) },
        }),
        view.submit ? make("button", { type: "submit", class: "primary", text: view.submit.text }) : null,
      ),
    );
    dialog.replaceChildren(form);
  }

  function drawHome() {
    const shown = store.state.home;
    const body = make("div", { class: "home-body" });
    if (shown) body.append(renderBlocks(shown.view.blocks, contextOf(shown, body, "home")));
    else body.append(make("p", { class: "soft", text: "The app has nothing on its Home yet." }));
    home.replaceChildren(body);
  }

  function contextOf(shown, body, surface) {
    const { state } = store;
    return {
      act: (action) => does.press(shown, action, stateOf(body)),
      suggest: (asked) => does.suggest(shown, asked, stateOf(body)),
      users: new Map([...state.people, [state.bot.id, state.bot]]),
      channels: state.channels,
      self: state.me,
      surface,
    };
  }

  /** Forgets what was drawn: somebody else looks now. */
  function reset() {
    shownModal = "";
    shownHome = "none";
    if (dialog.open) dialog.close();
    draw();
  }

  return { draw, reset };
}

const topOf = (state) => state.modals[state.modals.length - 1];
const idOf = (shown) => `${shown.id}:${shown.hash}`;

function clearErrors(form, trouble) {
  trouble.textContent = "";
  form.querySelectorAll("[data-error-for]").forEach((place) => (place.textContent = ""));
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
}

function showErrors(form, trouble, errors) {
  let first = null;
  for (const [block, text] of Object.entries(errors)) {
    const place = block && form.querySelector(`[data-error-for="${CSS.escape(block)}"]`);
    (place || trouble).textContent = text;
    const field = place && form.querySelector(`[aria-describedby~="${CSS.escape(place.id)}"]`);
    field?.setAttribute("aria-invalid", "true");
    first ??= field;
  }
  first?.focus();
}
