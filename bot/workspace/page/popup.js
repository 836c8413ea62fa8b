// Where a popup stands: beside its anchor, in the top layer, within the window. The list of a select and the overflow
// menu are such popups.

const TALLEST = 300;

/**
 * Shows a popup of the top layer at its anchor, above it where there is more room, and keeps it there.
 * @param {HTMLElement} popup with `popover="manual"`
 * @param {HTMLElement} anchor
 * @returns {() => void} puts it back in its place; call it after its content has changed
 */
export function showAt(popup, anchor) {
  popup.showPopover();
  const place = () => {
    const box = anchor.getBoundingClientRect();
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    popup.style.maxHeight = `${TALLEST}px`;
    const isUp = below < Math.min(popup.offsetHeight, TALLEST) && above > below;
    popup.style.maxHeight = `${Math.min(TALLEST, Math.max(isUp ? above : below, 80))}px`;
    popup.style.minWidth = `${Math.min(box.width, innerWidth - 16)}px`;
    popup.style.left = `${Math.max(8, Math.min(box.left, innerWidth - popup.offsetWidth - 8))}px`;
    popup.style.top = `${isUp ? box.top - popup.offsetHeight - 4 : box.bottom + 4}px`;
  };
  const stopped = new AbortController();
  const { signal } = stopped;
  addEventListener("scroll", (event) => popup.contains(event.target) || place(), { capture: true, signal });
  addEventListener("resize", place, { signal });
  popup.addEventListener("toggle", (event) => event.newState === "closed" && stopped.abort(), { signal });
  place();
  return place;
}
