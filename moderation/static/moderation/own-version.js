/* A form that has saved itself knows the version that it made.
 *
 * Wagtail leaves the number of the version that was opened in the form: what somebody
 * then saves would be refused, because of their own words.
 */
document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const { revision_id: id, revision_created_at: createdAt } = detail.response;
  if (!id) return;
  know(target, "loaded_revision_id", id);
  know(target, "loaded_revision_created_at", createdAt);
});

function know(form, name, value) {
  let inputs = form.querySelectorAll(`input[name="${name}"]`);
  if (!inputs.length) {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name });
    form.append(input);
    inputs = [input];
  }
  for (const input of inputs) input.value = value;
}
