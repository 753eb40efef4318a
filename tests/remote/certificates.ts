import { isAddress } from "../../lib/remote/address.ts";
import { type CertificateExtension, generate } from "selfsigned";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of this test run alone; its key is never written anywhere. */
export interface Authority extends Certificate {
  /** A certificate for a name, in force or run out. */
  sign(
    name: string,
    options?: { readonly expired?: true },
  ): Promise<Certificate>;
}

const EC = { keyType: "ec", algorithm: "sha256" } as const;

export async function createAuthority(): Promise<Authority> {
  const { cert, private: key } = await generate(named("Test authority"), {
    ...EC,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  return {
    cert,
    key,
    async sign(name, { expired } = {}) {
      const signed = await generate(named(name), {
        ...EC,
        ca: { cert, key },
        extensions: forServer(name),
        ...(expired ? LONG_AGO : {}),
      });
      return { cert: signed.cert, key: signed.private };
    },
  };
}

/** Signed by nobody but itself. */
export async function selfSigned(name: string): Promise<Certificate> {
  const signed = await generate(named(name), {
    ...EC,
    extensions: forServer(name),
  });
  return { cert: signed.cert, key: signed.private };
}

const LONG_AGO = {
  notBeforeDate: new Date("2020-01-01"),
  notAfterDate: new Date("2021-01-01"),
};

function named(value: string) {
  return [{ name: "commonName", value }];
}

function forServer(name: string): CertificateExtension[] {
  return [
    { name: "basicConstraints", cA: false },
    {
      name: "subjectAltName",
      altNames: [
        isAddress(name) ? { type: 7, ip: name } : { type: 2, value: name },
      ],
    },
  ];
}
