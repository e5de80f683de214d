// The browser knows where it is; who is elsewhere types it.
const zone = document.querySelector('input[name="timeZone"]');
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
