import { define } from "../lib/define.ts";
import { isHealthy } from "../lib/kv/health.ts";

/** For load balancers: 200 while KV answers. */
export const handler = define.handlers({
  async GET(ctx) {
    const healthy = await isHealthy(ctx.state.services.means);
    return Response.json(
      { status: healthy ? "ok" : "unavailable" },
      { status: healthy ? 200 : 503 },
    );
  },
});
