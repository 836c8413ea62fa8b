// The few signs of the page, drawn: not every machine has a font with pictures.

const PATHS = {
  eye: "M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8Zm7 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  reply: "M2 3h12v8H7l-3 3v-3H2V3Z",
  bolt: "M9 1 3 9h4l-1 6 6-8H8l1-6Z",
  wire: "M2 5.5h9M8.5 3 11 5.5 8.5 8M14 10.5H5M7.5 8 5 10.5 7.5 13",
  send: "M2 2.5 14 8 2 13.5 3.5 8 2 2.5ZM3.5 8H9",
  close: "M3 3l10 10M13 3 3 13",
  menu: "M2 4h12M2 8h12M2 12h12",
};

const SVG = "http://www.w3.org/2000/svg";

/** A sign by its name, in the colour of the text around it; nothing for a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
