/** What of a tree a form draws, by what it holds. */
export { drawnObject } from "./decode_members.ts";
export { chosenBranch, itemsOf, type Row, rowsOf } from "./drawn_rows.ts";
