import { CHANGE_NAME } from "../../lib/forms/control_names.ts";

/** Without scripts: shows the fields that the answers so far ask for. */
export function UpdateButton() {
  const attributes = {
    name: CHANGE_NAME,
    value: "update:",
    formnovalidate: true,
  };
  return (
    <button {...attributes} type="submit" class="btn btn-sm">
      Update form
    </button>
  );
}
