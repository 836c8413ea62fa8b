// What the page knows: people, channels, messages, views, exchanges, and where the person is. Draws nothing.

const EXCHANGES_AT_MOST = 500;

/** A store. `subscribe` is told the kind of each change, with the thing that changed. */
export function createStore() {
  const state = {
    me: "",
    bot: { id: "", name: "" },
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    modals: [],
    home: null,
    exchanges: [],
    app: { commands: [], shortcuts: [], home: false },
    channel: "",
    thread: null,
    tab: "messages",
    unread: new Set(),
    inspecting: null,
  };
  const subscribers = new Set();
  const tell = (kind, thing) => subscribers.forEach((told) => told(kind, thing));

  function start(snapshot) {
    Object.assign(state, {
      me: snapshot.me,
      bot: snapshot.bot,
      people: new Map(snapshot.people.map((each) => [each.id, each])),
      channels: new Map(snapshot.channels.map((each) => [each.id, each])),
      messages: new Map(snapshot.messages.map((each) => [keyOf(each), each])),
      modals: snapshot.modals,
      home: snapshot.home,
      exchanges: [],
      app: snapshot.app,
    });
    if (!state.channels.has(state.channel)) Object.assign(state, { channel: firstChannel(state), thread: null });
    tell("start");
  }

  return {
    state,
    subscribe: (told) => subscribers.add(told),
    /** Takes in a change that the workspace told of. */
    apply(change) {
      switch (change.kind) {
        case "snapshot":
          start(change);
          break;
        case "message":
          if (isElsewhere(state, change.message)) state.unread.add(change.message.channel);
          state.messages.set(keyOf(change.message), change.message);
          tell("message", change.message);
          break;
        case "gone":
          state.messages.delete(keyOf(change.message));
          tell("gone", change.message);
          break;
        case "views":
          Object.assign(state, { modals: change.modals, home: change.home });
          tell("views");
          break;
        case "exchange":
          state.exchanges = [...state.exchanges.slice(1 - EXCHANGES_AT_MOST), change.exchange];
          tell("exchange", change.exchange);
          break;
      }
    },
    /** Goes somewhere: another channel, thread or tab, or what the panel shows. */
    go(place) {
      Object.assign(state, place);
      state.unread.delete(state.channel);
      tell("place");
    },
  };
}

export const keyOf = (message) => `${message.channel}:${message.ts}`;

/** The messages of a channel's top level, or of one of its threads with the message that it hangs under. */
export function messagesIn(state, channel, thread = null) {
  const inside = [...state.messages.values()].filter((each) => each.channel === channel);
  return thread
    ? inside.filter((each) => each.ts === thread || each.thread === thread)
    : inside.filter((each) => !each.thread);
}

/** The direct message with the app. */
export const directOf = (state) => [...state.channels.values()].find((each) => each.direct);

function firstChannel(state) {
  return [...state.channels.values()].find((each) => !each.direct)?.id ?? "";
}

const isElsewhere = (state, message) => message.channel !== state.channel && message.user !== state.me;
