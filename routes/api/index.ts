/** `/api` and `/api/`, which the pattern of the other paths leaves out. */
export { handler } from "./[...path].ts";
