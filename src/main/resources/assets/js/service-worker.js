// Takes pushes while no page is open, and answers for whoever presses a button. Keeps nothing, caches nothing.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(took(event.data?.json() ?? { title: "Nightdesk" })));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(pressed(event.notification.data, event.action));
});

// A browser shows two buttons; until when a page is somebody's is asked once it is theirs, where the page has the times.
const BUTTONS = [{ action: "acknowledge", title: "Acknowledge" }, { action: "notMine", title: "Not mine" }];
const UNTIL = [{ action: "until", title: "Until when?" }];

async function took(message) {
  await show(message.title, message.body, message, message.acknowledge ? BUTTONS : []);
  if (!message.verify) return;
  await post(message.verify, message.proof);
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage("verified");
}

function show(title, body, message, actions) {
  return self.registration.showNotification(title, {
    body, actions, data: message, tag: message.id, renotify: Boolean(message.id), requireInteraction: message.urgent === true,
  });
}

// What the page says afterwards is shown, not what was wished for; without an answer the page itself is opened.
async function pressed(message, button) {
  if (button === "until") return open(`${message.link}#sure`);
  const address = message?.[button];
  if (!address) return open(message?.link ?? "/");
  try {
    const answer = await post(address, message.proof);
    const said = (await answer.text()).match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1].replace(/<[^>]*>/g, "").trim();
    const words = button === "notMine" ? "Passed on" : said || "Answered";
    await show(words, message.title, { ...message, urgent: false }, button === "acknowledge" ? UNTIL : []);
  } catch {
    await open(message.link);
  }
}

async function post(address, proof) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ proof }) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

function open(link) {
  return self.clients.openWindow(link);
}
