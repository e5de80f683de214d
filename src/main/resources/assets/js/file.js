// A file that is too large is said to be so before it travels (data-most, in bytes): a server that breaks off half way cannot keep what was typed.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches?.('input[type="file"][data-most]')) return;
  const most = Number(field.dataset.most);
  const size = field.files[0]?.size ?? 0;
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(/\.0$/, "") + " MB";
  field.setCustomValidity(size > most ? `The file has ${megabytes(size)}. At most ${megabytes(most)} are kept: make it smaller.` : "");
  if (size > most) field.reportValidity();
});
