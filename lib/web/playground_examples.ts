import type { JsonSchema } from "../catalog/entry.ts";

export interface PlaygroundExample {
  /** In the address. */
  readonly name: string;
  readonly title: string;
  readonly schema: JsonSchema;
}

const COUNTRIES = ("AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU " +
  "LV MT NL NO PL PT RO SE SI SK").split(" ");

/** Has every kind of control; the tests look at it in a browser. */
const WIDGETS: JsonSchema = {
  title: "Every control",
  type: "object",
  required: ["name", "site", "plan", "tls", "auth"],
  properties: {
    name: { type: "string", title: "Name", minLength: 2, maxLength: 40 },
    site: {
      type: "string",
      format: "uri",
      title: "Site address",
      description: "With https://",
    },
    contact: { type: "string", format: "email", title: "Contact" },
    notes: { type: "string", multiline: true, title: "Notes" },
    key: { type: "string", secret: true, title: "API key" },
    retries: {
      type: "integer",
      title: "Retries",
      minimum: 0,
      maximum: 9,
      default: 3,
    },
    price: { type: "number", title: "Price", multipleOf: 0.01 },
    plan: { enum: ["free", "team", "company"], title: "Plan" },
    region: {
      enum: ["eu-1", "eu-2", "us-1", "us-2", "ap-1", "ap-2"],
      title: "Region",
    },
    country: { enum: COUNTRIES, title: "Country" },
    tls: { type: "boolean", title: "Use TLS", default: true },
    preview: { type: "boolean", title: "Show a preview" },
    since: { type: "string", format: "date", title: "Since" },
    start: { type: "string", format: "date-time", title: "First run" },
    alias: { type: ["string", "null"], title: "Alias" },
    old: { type: "string", title: "Old name", deprecated: true },
    version: { const: 2 },
    tags: {
      type: "array",
      title: "Tags",
      items: { type: "string", title: "Tag", minLength: 2 },
      maxItems: 5,
      default: ["news", "launch"],
    },
    servers: {
      type: "array",
      title: "Servers",
      items: {
        type: "object",
        title: "Server",
        required: ["host"],
        properties: {
          host: { type: "string", title: "Host" },
          port: { type: "integer", title: "Port", default: 443 },
          password: { type: "string", secret: true, title: "Password" },
        },
      },
      default: [{ host: "a.example.com", port: 443 }],
    },
    position: {
      type: "array",
      title: "Position",
      prefixItems: [
        { type: "number", title: "Latitude" },
        { type: "number", title: "Longitude" },
      ],
      items: false,
    },
    headers: {
      type: "object",
      title: "Headers",
      additionalProperties: { type: "string" },
      default: { "x-team": "acme" },
    },
    proxy: {
      type: "object",
      title: "Proxy",
      required: ["host"],
      properties: {
        host: { type: "string", title: "Proxy host" },
        port: { type: "integer", title: "Proxy port" },
      },
    },
    auth: {
      title: "Sign-in",
      oneOf: [
        {
          title: "Token",
          required: ["type", "token"],
          properties: {
            type: { const: "token" },
            token: { type: "string", secret: true, title: "Token" },
          },
        },
        {
          title: "User and password",
          required: ["type", "user"],
          properties: {
            type: { const: "basic" },
            user: { type: "string", title: "User" },
            password: {
              type: "string",
              secret: true,
              title: "User's password",
            },
          },
        },
      ],
    },
    tree: { $ref: "#/$defs/node" },
    extra: { title: "Extra" },
  },
  if: { properties: { plan: { const: "company" } }, required: ["plan"] },
  then: {
    required: ["vat"],
    properties: { vat: { type: "string", title: "VAT number" } },
  },
  $defs: {
    node: {
      type: "object",
      title: "Menu",
      properties: {
        label: { type: "string", title: "Label" },
        child: { $ref: "#/$defs/node" },
      },
    },
  },
};

const MAIL: JsonSchema = {
  title: "Newsletter",
  type: "object",
  required: ["sender", "delivery"],
  properties: {
    sender: {
      type: "string",
      format: "email",
      title: "Sender",
      group: "Message",
    },
    reply: {
      type: "string",
      format: "email",
      title: "Reply to",
      group: "Message",
    },
    delivery: {
      title: "Delivery",
      oneOf: [
        {
          title: "SMTP server",
          required: ["kind", "host", "port"],
          properties: {
            kind: { const: "smtp" },
            host: { type: "string", format: "hostname", title: "Host" },
            port: { enum: [25, 465, 587], title: "Port", default: 587 },
            password: { type: "string", writeOnly: true, title: "Password" },
          },
        },
        {
          title: "Amazon SES",
          required: ["kind", "region"],
          properties: {
            kind: { const: "ses" },
            region: {
              type: "string",
              title: "Region",
              examples: ["eu-west-1"],
            },
            secret: { type: "string", writeOnly: true, title: "Secret key" },
          },
        },
      ],
    },
    lists: {
      type: "array",
      title: "Lists",
      minItems: 1,
      items: {
        type: "object",
        title: "List",
        required: ["name"],
        properties: {
          name: { type: "string", title: "Name" },
          welcome: { type: "boolean", title: "Send a welcome message" },
        },
      },
    },
  },
};

/** What the playground offers to begin with; the first one is shown. */
export const EXAMPLES: readonly PlaygroundExample[] = [
  { name: "mail", title: "Newsletter", schema: MAIL },
  { name: "widgets", title: "Every control", schema: WIDGETS },
];
