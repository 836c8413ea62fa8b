// The page's two ways to the workspace: what the person does goes out by POST, what changes comes in as events.

/** Does something as a person: the workspace's answer. Throws an Error with words for the person. */
export async function act(name, me, fields = {}) {
  const response = await fetch(`/act/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: me, ...fields }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `the workspace refused this (${response.status})`);
  return answer;
}

/** Listens to what this person may see, from now until the returned function is called. */
export function listen(me, onChange, onState) {
  const source = new EventSource(`/stream?as=${encodeURIComponent(me)}`);
  source.onmessage = (event) => onChange(JSON.parse(event.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  return () => source.close();
}
