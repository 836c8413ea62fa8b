// Ids for nodes that refer to one another.

let made = 0;

/** @returns {string} an id that no other node of the page has */
export const freshId = () => `bk-${++made}`;
