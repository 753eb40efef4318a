/** The tenant that a page was drawn for; empty before signing in. */
export function pageTenant({ documentElement }: Document): string {
  return documentElement.dataset.tenant ?? "";
}

/** Whether both pages are of one tenant: the session may have been switched in another tab. */
export function isOfSameTenant(page: Document): boolean {
  return pageTenant(page) === pageTenant(document);
}
