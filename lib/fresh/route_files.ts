import type { Context } from "./context.ts";
import {
  type HandlerFn,
  type LayoutConfig,
  type Method,
  METHODS,
  type Middleware,
  page,
  type RouteComponent,
  type RouteConfig,
} from "./handlers.ts";
import { compareRoutes, folderOf, nameOf, toPattern } from "./route_names.ts";
import { type Page, renderPage, segmentAt, stepsOf } from "./segments.ts";
import { addRoute, type Site } from "./site.ts";
import type { RouteFile } from "./snapshot.ts";

type AddFile = <State>(site: Site<State>, file: RouteFile) => void;

const SPECIAL_FILES: Partial<Record<string, AddFile>> = {
  _app: addAppWrapper,
  _layout: addLayout,
  _middleware: addMiddlewares,
  _error: addErrorPage,
  _404: addNotFound,
};

/** Adds the build's files: what folders share first, then the pages. */
export function addFileRoutes<State>(site: Site<State>): void {
  const pages: RouteFile[] = [];
  for (const file of site.snapshot.routes) {
    const add = SPECIAL_FILES[nameOf(file.file)];
    if (add === undefined) pages.push(file);
    else add(site, file);
  }
  pages.sort((a, b) => compareRoutes(a.file, b.file));
  for (const file of pages) addPage(site, file);
}

function addAppWrapper<State>({ root }: Site<State>, file: RouteFile): void {
  root.appWrapper = requireComponent(file);
}

function addLayout<State>({ root }: Site<State>, file: RouteFile): void {
  segmentAt(root, folderOf(file.file)).layout = {
    component: requireComponent(file),
    config: configOf(file),
  };
}

function addMiddlewares<State>({ root }: Site<State>, file: RouteFile): void {
  const exported = handlersOf(file) ?? file.module.default;
  const list: unknown[] = Array.isArray(exported) ? exported : [exported];
  if (!list.every(isMiddleware<State>)) {
    throw fileError(file, "it exports no middleware function");
  }
  segmentAt(root, folderOf(file.file)).middlewares.push(...list);
}

function addErrorPage<State>({ root }: Site<State>, file: RouteFile): void {
  segmentAt(root, folderOf(file.file)).errorPage = toSpecialPage(file);
}

function addNotFound<State>({ root }: Site<State>, file: RouteFile): void {
  root.notFound = toSpecialPage(file);
}

function toSpecialPage<State>(file: RouteFile): Page<State> {
  const handlers = handlersOf(file);
  const component = componentOf<State>(file);
  if (handlers !== undefined && !isHandler<State>(handlers)) {
    throw fileError(file, "its handler is not a function");
  }
  if (handlers === undefined && component === null) {
    throw fileError(file, "it exports no component and no handler");
  }
  const handler = handlers ?? (() => page({}));
  return { handler, component, config: configOf(file) };
}

function addPage<State>(site: Site<State>, file: RouteFile): void {
  const config = configOf(file);
  const component = componentOf<State>(file);
  const before = stepsOf(segmentAt(site.root, folderOf(file.file)));
  const pattern = config.routeOverride ?? toPattern(file.file);

  for (const [methods, handler] of methodsOf<State>(file, component)) {
    const shown: Page<State> = { handler, component, config };
    const answer = (ctx: Context<State>) => renderPage(ctx, shown);
    addRoute(site, methods, { pattern, steps: [...before, answer] });
  }
}

type Methods<State> = [readonly Method[], HandlerFn<unknown, State>][];

function methodsOf<State>(
  file: RouteFile,
  component: RouteComponent<unknown, State> | null,
): Methods<State> {
  const handlers = handlersOf(file);
  if (isHandler<State>(handlers)) return [[METHODS, handlers]];

  const byMethod = METHODS.flatMap((method): Methods<State> => {
    const handler = isRecord(handlers) ? handlers[method] : undefined;
    return isHandler<State>(handler) ? [[[method], handler]] : [];
  });
  if (component !== null && !byMethod.some(([[name]]) => name === "GET")) {
    byMethod.push([["GET"], () => page({})]);
  }
  if (byMethod.length === 0) {
    throw fileError(file, "it exports no component and no handler");
  }
  return byMethod;
}

function handlersOf({ module }: RouteFile): unknown {
  return module.handlers ?? module.handler;
}

function configOf({ module }: RouteFile): RouteConfig & LayoutConfig {
  return isRecord(module.config) ? module.config : {};
}

function componentOf<State>(
  { module }: RouteFile,
): RouteComponent<unknown, State> | null {
  return isComponent<State>(module.default) ? module.default : null;
}

function requireComponent<State>(
  file: RouteFile,
): RouteComponent<unknown, State> {
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

function isComponent<State>(
  value: unknown,
): value is RouteComponent<unknown, State> {
  return typeof value === "function";
}

function isHandler<State>(value: unknown): value is HandlerFn<unknown, State> {
  return typeof value === "function";
}

function isMiddleware<State>(value: unknown): value is Middleware<State> {
  return typeof value === "function";
}
