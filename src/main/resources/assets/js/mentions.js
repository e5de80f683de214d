// @ in a text offers colleagues and teams; see offers.js.
const BEGUN = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}._'’-]{0,30}(?: [\p{L}\p{N}'’-]{1,30})?)$/u;
globalThis.offers({
  of: "textarea[data-draft]",
  label: "Who is meant",
  begun: (area) => BEGUN.exec(area.value.slice(0, area.selectionStart))?.[1],
  found: async (word) => {
    const answer = await fetch(`/mentions?q=${encodeURIComponent(word)}`);
    if (!answer.ok || answer.redirected) return [];
    return new DOMParser().parseFromString(await answer.text(), "text/html").body.children;
  },
  put: (option) => `${option.dataset.name} `,
});
