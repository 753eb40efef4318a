/** JSON Schema, as far as the docs page reads it. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly additionalProperties?: boolean | SchemaObject;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly anyOf?: readonly SchemaObject[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: SchemaObject;
}

export interface MediaObject {
  readonly schema?: SchemaObject;
  readonly example?: unknown;
}

export type ContentObject = Readonly<Record<string, MediaObject>>;

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<
    Record<
      string,
      { readonly description: string; readonly schema: SchemaObject }
    >
  >;
  readonly content?: ContentObject;
}

export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  /** Who may use it, in words. */
  readonly "x-who": string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: ContentObject;
  };
  /** By status. */
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

export type Method = "get" | "post" | "put" | "delete";

export type PathItem =
  & { readonly servers?: readonly ServerObject[] }
  & { readonly [M in Method]?: OperationObject };

export interface ServerObject {
  readonly url: string;
  readonly description?: string;
}

/** The part of OpenAPI 3.1 that this API's document uses. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
  };
  readonly servers: readonly ServerObject[];
  readonly tags: readonly {
    readonly name: string;
    readonly description: string;
  }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaObject>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}
