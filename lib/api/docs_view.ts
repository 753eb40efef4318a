import { type ErrorCode, HTTP_STATUS } from "../errors.ts";
import { type FieldView, toFields } from "./docs_fields.ts";
import { type OperationView, toOperationView } from "./docs_operation.ts";
import type { Method, OpenApiDocument, PathItem } from "./document.ts";
import { ERROR_WORDS } from "./schemas/common.ts";

export interface DocsView {
  readonly introduction: string;
  readonly sections: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly operations: readonly OperationView[];
  }[];
  readonly shapes: readonly {
    readonly name: string;
    readonly description: string;
    readonly fields: readonly FieldView[];
  }[];
  readonly errors: readonly {
    readonly code: string;
    readonly status: number;
    readonly words: string;
  }[];
}

/** The document as the docs page draws it; `origin` is where the reader reached us. */
export function toDocsView(
  document: OpenApiDocument,
  origin: string,
): DocsView {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const at = toPlace(document, item, path);
      return [{
        operation,
        view: toOperationView({ operation, method, origin, path: at }),
      }];
    })
  );
  return {
    introduction: document.info.description,
    sections: document.tags.map(({ name, description }) => ({
      id: toAnchor(name),
      name,
      description,
      operations: operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map(({ view }) => view),
    })),
    shapes: Object.entries(document.components.schemas).map((
      [name, schema],
    ) => ({
      name,
      description: schema.description ?? "",
      fields: toFields(schema),
    })),
    errors: Object.entries(ERROR_WORDS).map(([code, words]) => ({
      code,
      status: statusOf(code),
      words,
    })),
  };
}

const METHODS: readonly Method[] = ["get", "post", "put", "delete"];

function toPlace(
  { servers }: OpenApiDocument,
  item: PathItem,
  path: string,
): string {
  const [server] = item.servers ?? servers;
  return `${server?.url ?? ""}${path}`.replace(/^\/+/, "/");
}

function toAnchor(name: string): string {
  return name.toLowerCase().replace(/\W+/g, "-");
}

function statusOf(code: string): number {
  return isErrorCode(code) ? HTTP_STATUS[code] : 500;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(HTTP_STATUS, code);
}
