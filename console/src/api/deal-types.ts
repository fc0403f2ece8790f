import type { Money } from '@/lib/money';

export type DealStatus = 'open' | 'won' | 'lost';

export interface Deal {
  id: string;
  version: number;
  name: string | null;
  pipeline_id: string | null;
  stage_id: string | null;
  position: string | null;
  amount: Money | null;
  close_date: string | null;
  status: DealStatus | null;
  company_id: string | null;
  contact_ids: string[];
  owner_id: string | null;
  team_id: string | null;
  tags: string[];
  custom: Record<string, unknown>;
  created_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface Stage {
  id: string;
  name: string;
  status: DealStatus;
}

export interface Pipeline {
  id: string;
  version: number;
  name: string;
  stages: Stage[];
}

export interface BoardStage extends Stage {
  /** All that the reader may see; the board shows the first of them. */
  count: number;
  amounts: Money[];
  deals: Deal[];
}

export interface Board {
  pipeline_id: string;
  name: string;
  stages: BoardStage[];
}
