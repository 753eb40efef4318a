import {
  type AnyComponent,
  type AnyHandler,
  type Method,
  METHODS,
  type Middleware,
  page,
  type RouteConfig,
} from "./handlers.ts";
import { joinPattern } from "./patterns.ts";
import { compareRoutes, folderOf, nameOf, toPattern } from "./route_names.ts";
import {
  type Page,
  renderPage,
  segmentAt,
  type Site,
  stepsOf,
} from "./segments.ts";
import type { RouteFile } from "./snapshot.ts";

/** Adds the build's files below a path: what folders share first, then the pages. */
export function addFileRoutes<State>(site: Site<State>, below: string): void {
  const pages = site.snapshot.routes
    .filter((file) => !addSpecialFile(site, file))
    .sort((a, b) => compareRoutes(a.file, b.file));
  for (const file of pages) addPage(site, file, below);
}

/** False for a file that is a page. */
function addSpecialFile<State>(
  { root }: Site<State>,
  file: RouteFile,
): boolean {
  const folder = () => segmentAt(root, folderOf(file.file));
  switch (nameOf(file.file)) {
    case "_app":
      root.appWrapper = requireComponent(file);
      return true;
    case "_layout":
      folder().layout = {
        component: requireComponent(file),
        config: configOf(file),
      };
      return true;
    case "_middleware":
      folder().middlewares.push(...middlewaresOf<State>(file));
      return true;
    case "_error":
      folder().errorPage = toSpecialPage(file);
      return true;
    case "_404":
      root.notFound = toSpecialPage(file);
      return true;
    default:
      return false;
  }
}

function middlewaresOf<State>(file: RouteFile): Middleware<State>[] {
  const exported = handlersOf(file) ?? file.module.default;
  const list: unknown[] = Array.isArray(exported) ? exported : [exported];
  if (list.every(isFunction<Middleware<State>>)) return list;
  throw fileError(file, "it exports no middleware function");
}

function toSpecialPage<State>(file: RouteFile): Page<State> {
  const handlers = handlersOf(file);
  const component = componentOf<State>(file);
  if (
    handlers !== undefined && !isFunction<AnyHandler<State>>(handlers)
  ) {
    throw fileError(file, "its handler is not a function");
  }
  if (handlers === undefined && component === null) {
    throw fileError(file, "it exports no component and no handler");
  }
  const handler = handlers ?? (() => page({}));
  return { handler, component, config: configOf(file) };
}

function addPage<State>(
  { root, router }: Site<State>,
  file: RouteFile,
  below: string,
): void {
  const config = configOf(file);
  const component = componentOf<State>(file);
  const before = stepsOf(segmentAt(root, folderOf(file.file)));
  const pattern = config.routeOverride ?? toPattern(file.file);

  let isEmpty = true;
  for (const method of METHODS) {
    const handler = handlerOf<State>(file, method);
    if (handler === undefined) continue;
    isEmpty = false;
    const shown: Page<State> = { handler, component, config };
    router.add([method], joinPattern(below, pattern), [
      ...before,
      (ctx) => renderPage(ctx, shown),
    ]);
  }
  if (isEmpty) throw fileError(file, "it exports no component and no handler");
}

/** Without a handler, the component answers GET. */
function handlerOf<State>(
  file: RouteFile,
  method: Method,
): AnyHandler<State> | undefined {
  const handlers = handlersOf(file);
  const handler = isRecord(handlers) ? handlers[method] : handlers;
  if (isFunction<AnyHandler<State>>(handler)) return handler;
  return method === "GET" && componentOf(file) ? () => page({}) : undefined;
}

function handlersOf({ module }: RouteFile): unknown {
  return module.handlers ?? module.handler;
}

function configOf({ module }: RouteFile): RouteConfig {
  return isRecord(module.config) ? module.config : {};
}

function componentOf<State>(
  { module }: RouteFile,
): AnyComponent<State> | null {
  return isFunction<AnyComponent<State>>(module.default)
    ? module.default
    : null;
}

function requireComponent<State>(
  file: RouteFile,
): AnyComponent<State> {
  const component = componentOf<State>(file);
  if (component === null) throw fileError(file, "it exports no component");
  return component;
}

function fileError({ file }: RouteFile, state: string): Error {
  return new Error(`Cannot add routes/${file}: ${state}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What a module exports has no type: of a function no more can be known. */
function isFunction<F>(value: unknown): value is F {
  return typeof value === "function";
}
