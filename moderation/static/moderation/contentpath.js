/**
 * Places of the editor's form, named as Wagtail names them: "standfirst",
 * "body.<id of a block>.caption". Rows of an inline panel, which have no name, are
 * known by their position: "guests.0.role".
 */

const FIELD = "[data-contentpath]";
const ROW = "[data-inline-panel-child]";
const PLACE = `${FIELD}, ${ROW}`;
const FORM = "[data-edit-form]";
const ROWS = /^id_(.+)-FORMS$/;

function around(element, selector) {
  return element.parentElement.closest(`${selector}, ${FORM}`);
}

/** The rows of an inline panel that are not deleted, in their order. */
function rowsOf(forms) {
  return [...forms.children].filter(
    (row) => row.matches(ROW) && !row.matches(".deleted"),
  );
}

/** The path of what is focused; empty outside of the fields. */
export function pathOf(element) {
  const steps = [];
  let place = element.closest(`${PLACE}, ${FORM}`);
  while (place && !place.matches(FORM)) {
    if (place.matches(ROW)) {
      const forms = place.parentElement;
      const [, relation] = ROWS.exec(forms.id) ?? [];
      if (relation) steps.unshift(relation, rowsOf(forms).indexOf(place));
    } else {
      steps.unshift(place.dataset.contentpath);
    }
    place = around(place, PLACE);
  }
  return steps.join(".");
}

/** The fields of a form by their paths: what is asked of all of it is read once. */
export function fieldsOf(form) {
  const fields = new Map();
  for (const place of form.querySelectorAll(PLACE)) {
    const path = pathOf(place);
    if (!fields.has(path)) fields.set(path, place);
  }
  for (const forms of form.querySelectorAll("[id$=-FORMS]")) {
    const [, relation] = ROWS.exec(forms.id) ?? [];
    if (relation) fields.set(relation, forms.closest("[data-panel]"));
  }
  return fields;
}

/** What a path leads to, or as far as it is known; null if nowhere. */
export function closestTo(path, known) {
  for (const steps = path.split("."); steps.length; steps.pop()) {
    const found = known.get(steps.join("."));
    if (found) return found;
  }
  return null;
}

/** What editors call a field; of a block, its kind. */
export function labelOf(field) {
  const label = field.matches("[data-field]")
    ? labelAround(field)
    : field.querySelector(
        ".c-sf-block__type, [data-panel-heading-text], .w-field__label, legend",
      );
  return (label?.textContent ?? "").replace(/[\s*]+/g, " ").trim();
}

/** A field that shares its panel has a label beside it, else the panel is named so. */
function labelAround(field) {
  const around = field.closest(".w-panel__wrapper, [data-panel]");
  return around?.querySelector(
    around.matches("[data-panel]")
      ? "[data-panel-heading-text]"
      : ":scope > .w-field__label",
  );
}
