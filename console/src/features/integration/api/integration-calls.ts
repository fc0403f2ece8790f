import type { Integration, IntegrationSecret } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery } from '@/api/pages';

export const integrationsQuery = pagedQuery<Integration>(['integrations'], '/auth/integrations');

export function createIntegration(body: { name: string; permissions: string[] }): Promise<IntegrationSecret> {
  return api.post<IntegrationSecret>('/auth/integrations', { body });
}

export function rotateIntegration(id: string): Promise<IntegrationSecret> {
  return api.post<IntegrationSecret>(`/auth/integrations/${encodeURIComponent(id)}/rotate`);
}

export function revokeIntegration(id: string): Promise<void> {
  return api.delete(`/auth/integrations/${encodeURIComponent(id)}`);
}
