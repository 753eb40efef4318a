/** Settings of the web tier, as data: read by `dev.ts` and `main.ts`. */
export const webConfig = {
  serverEntry: "main.ts",
  routeDir: "routes",
  islandDir: "islands",
  staticDir: "static",
  outDir: "_fresh",
  /** Oldest browsers that bundles must run in. */
  target: ["chrome111", "firefox113", "safari16.4"],
} as const;
