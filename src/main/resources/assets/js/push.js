// This browser asks to be paged: permission, subscription, and the form that hands it over.
const wanted = document.querySelector("form[data-push]");
if (wanted) {
  const says = wanted.querySelector("[data-push-says]");
  const fields = wanted.elements;
  const ready = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!ready) says.textContent = "This browser takes no pushes. On an iPhone, first add Nightdesk to the home screen and open it from there.";

  const subscribe = async () => {
    if ((await Notification.requestPermission()) !== "granted") throw new Error("Notifications are not allowed here. Allow them in the settings of this site.");
    await navigator.serviceWorker.register("/service-worker.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: wanted.dataset.push };
    try {
      return await pushManager.subscribe(options);
    } catch (refused) {
      const old = await pushManager.getSubscription();
      if (!old) throw refused;
      await old.unsubscribe();
      return pushManager.subscribe(options);
    }
  };

  wanted.addEventListener("submit", async (event) => {
    if (fields.endpoint.value) return;
    event.preventDefault();
    try {
      const { endpoint, keys } = (await subscribe()).toJSON();
      fields.key.value = keys.p256dh;
      fields.auth.value = keys.auth;
      fields.endpoint.value = endpoint;
      wanted.requestSubmit();
    } catch (refused) {
      says.textContent = refused.message;
    }
  });
  navigator.serviceWorker?.addEventListener("message", (event) => {
    if (event.data === "verified") location.reload();
  });
  navigator.serviceWorker?.startMessages();
}
