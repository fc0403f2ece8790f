import { fresh, list, missing, now, of } from './fake-access';
import { type Answer, type Call, created, empty, ok, type Route } from './fake-backend';
import { newId, secret } from './fake-state';

export const integrationRoutes: Route[] = [
  ['GET', /^\/auth\/integrations$/, (call) => list(of(call).integrations)],
  ['POST', /^\/auth\/integrations$/, fresh(createIntegration)],
  ['POST', /^\/auth\/integrations\/([^/]+)\/rotate$/, fresh(rotate)],
  [
    'DELETE',
    /^\/auth\/integrations\/([^/]+)$/,
    fresh((call, id) => ((of(call).integrations = of(call).integrations.filter((one) => one.id !== id)), empty)),
  ],
];

function createIntegration(call: Call): Answer {
  const times = { created_at: now(), rotated_at: null, previous_secret_until: null, last_used_at: null };
  const made = { ...call.body, id: `int_${newId()}`, created_by: call.user?.id, ...times };
  of(call).integrations.unshift(made);
  return created({ ...made, secret: Buffer.from(secret()).toString('hex').slice(0, 64) });
}

function rotate(call: Call, id?: string): Answer {
  const found = of(call).integrations.find((one) => one.id === id);
  if (!found) {
    return missing;
  }
  const until = new Date(Date.now() + 86_400_000).toISOString();
  Object.assign(found, { rotated_at: now(), previous_secret_until: until });
  return ok({ ...found, secret: Buffer.from(secret()).toString('hex').slice(0, 64) });
}
