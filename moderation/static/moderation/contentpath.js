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

function formsOf(relation) {
  return document.getElementById(`id_${relation}-FORMS`);
}

/** What a step leads to from a place; null when the form doesn't know it. */
function next(place, step) {
  const forms = place.matches(FORM) && formsOf(step);
  if (forms) return forms;
  if (ROWS.test(place.id)) return rowsOf(place)[Number(step)] ?? null;
  return (
    [...place.querySelectorAll(FIELD)].find(
      (field) =>
        field.dataset.contentpath === step && around(field, PLACE) === place,
    ) ?? null
  );
}

/** The field that a path leads to, or as far as the form knows it; null if nowhere. */
export function fieldAt(form, path) {
  let place = form;
  for (const step of path.split(".")) {
    const found = next(place, step);
    if (!found) break;
    place = found;
  }
  if (place === form) return null;
  return ROWS.test(place.id) ? place.closest("[data-panel]") : place;
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
