-- Ways that deals go. What is deleted stays, for the deals that went it and can be restored.
CREATE TABLE pipeline (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT pipeline_pk PRIMARY KEY (org_id, id)
);
-- The steps of a pipeline, in the order of their places; deals in one have its status.
CREATE TABLE stage (
    org_id uuid NOT NULL,
    pipeline_id uuid NOT NULL,
    id uuid NOT NULL,
    place integer NOT NULL,
    name text NOT NULL,
    status text NOT NULL CONSTRAINT stage_status CHECK (status IN ('open', 'won', 'lost')),
    deleted_at timestamptz,
    CONSTRAINT stage_pk PRIMARY KEY (org_id, id),
    CONSTRAINT stage_of_pipeline UNIQUE (org_id, pipeline_id, id),
    CONSTRAINT stage_pipeline_fk FOREIGN KEY (org_id, pipeline_id) REFERENCES pipeline (org_id, id)
);

ALTER TABLE pipeline ENABLE ROW LEVEL SECURITY;
ALTER TABLE pipeline FORCE ROW LEVEL SECURITY;
ALTER TABLE stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE stage FORCE ROW LEVEL SECURITY;
-- Whoever writes deals must find their stages, so that the tenant alone says who reads.
CREATE POLICY pipeline_tenant ON pipeline AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY pipeline_read ON pipeline FOR SELECT TO ${app} USING (true);
CREATE POLICY pipeline_create ON pipeline FOR INSERT TO ${app} WITH CHECK ((SELECT holds('pipelines:write')));
CREATE POLICY pipeline_write ON pipeline FOR UPDATE TO ${app}
    USING ((SELECT holds('pipelines:write'))) WITH CHECK ((SELECT holds('pipelines:write')));
CREATE POLICY stage_tenant ON stage AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY stage_read ON stage FOR SELECT TO ${app} USING (true);
CREATE POLICY stage_create ON stage FOR INSERT TO ${app} WITH CHECK ((SELECT holds('pipelines:write')));
CREATE POLICY stage_write ON stage FOR UPDATE TO ${app}
    USING ((SELECT holds('pipelines:write'))) WITH CHECK ((SELECT holds('pipelines:write')));
GRANT SELECT, INSERT, UPDATE ON pipeline, stage TO ${app};

CREATE TABLE deal (
    org_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    pipeline_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    -- Between two numbers there is always another: a move writes one row.
    position numeric NOT NULL,
    -- Minor units with their currency, {"amount": 4900, "currency": "USD"}: one column, since fields are permitted by column.
    amount jsonb CONSTRAINT deal_amount CHECK (jsonb_typeof(amount -> 'amount') = 'number'
        AND (amount ->> 'currency') ~ '^[A-Z]{3}$' AND amount - '{amount,currency}'::text[] = '{}'),
    close_date date,
    status text NOT NULL CONSTRAINT deal_status CHECK (status IN ('open', 'won', 'lost')),
    company_id uuid,
    contact_ids uuid[] NOT NULL,
    owner_id uuid,
    team_id uuid,
    tags text[] NOT NULL,
    custom jsonb NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT deal_pk PRIMARY KEY (org_id, id),
    CONSTRAINT deal_stage_fk FOREIGN KEY (org_id, pipeline_id, stage_id) REFERENCES stage (org_id, pipeline_id, id),
    CONSTRAINT deal_company_fk FOREIGN KEY (org_id, company_id) REFERENCES company (org_id, id),
    CONSTRAINT deal_owner_fk FOREIGN KEY (org_id, owner_id) REFERENCES member (org_id, user_id)
);
CREATE INDEX deal_newest ON deal (org_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_name ON deal (org_id, (name COLLATE "und-x-icu"), id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_place ON deal (org_id, stage_id, position, id);
CREATE INDEX deal_by_company ON deal (org_id, company_id);
CREATE INDEX deal_by_owner ON deal (org_id, owner_id);
CREATE INDEX deal_by_team ON deal (org_id, team_id) WHERE team_id IS NOT NULL;

ALTER TABLE deal ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal FORCE ROW LEVEL SECURITY;
-- The tenant restricts; the scopes permit. Whoever may only delete can change a row in no other way than that.
CREATE POLICY deal_tenant ON deal AS RESTRICTIVE
    USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid)
    WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
CREATE POLICY deal_read ON deal FOR SELECT TO ${app}
    USING ((SELECT holds('deals:read'))
        OR (SELECT holds('deals:read@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:read@team')) AND is_my_teams(team_id));
CREATE POLICY deal_create ON deal FOR INSERT TO ${app}
    WITH CHECK ((SELECT holds('deals:write'))
        OR (SELECT holds('deals:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:write@team')) AND is_my_teams(team_id));
CREATE POLICY deal_write ON deal FOR UPDATE TO ${app}
    USING ((SELECT holds('deals:write'))
        OR (SELECT holds('deals:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:write@team')) AND is_my_teams(team_id))
    WITH CHECK ((SELECT holds('deals:write'))
        OR (SELECT holds('deals:write@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:write@team')) AND is_my_teams(team_id));
CREATE POLICY deal_delete ON deal FOR UPDATE TO ${app}
    USING ((SELECT holds('deals:delete'))
        OR (SELECT holds('deals:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:delete@team')) AND is_my_teams(team_id))
    WITH CHECK (deleted_at IS NOT NULL AND ((SELECT holds('deals:delete'))
        OR (SELECT holds('deals:delete@own')) AND owner_id::text = current_setting('app.user_id', true)
        OR (SELECT holds('deals:delete@team')) AND is_my_teams(team_id)));
GRANT SELECT, INSERT, UPDATE ON deal TO ${app};

CALL hold_records('deal', 'deals',
    attributes => '{id,owner_id,team_id,tags,created_by,created_at,updated_at,name,pipeline_id,stage_id,status,close_date,company_id}',
    fields => '{name,pipeline_id,stage_id,position,amount,close_date,status,company_id,contact_ids,tags,custom}');

-- Two deals never have one position in a stage, whether or not whoever places one sees the other; and a stage is empty
-- only where nobody's deal is in it. Hence two narrow doors: they run as the owner, who sees the tenant's deals, and tell
-- a position and ids of stages.
CREATE POLICY deal_placer ON deal FOR SELECT TO ${owner} USING (true);
CREATE FUNCTION next_deal_position(stage uuid, beyond numeric) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT min(d.position) FROM public.deal d
    WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND d.stage_id = stage AND (beyond IS NULL OR d.position > beyond)
$$;
CREATE FUNCTION stages_with_deals(pipeline uuid) RETURNS TABLE (stage_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog AS $$
    SELECT DISTINCT d.stage_id FROM public.deal d
    WHERE d.org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND d.pipeline_id = pipeline AND d.deleted_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION next_deal_position, stages_with_deals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_deal_position, stages_with_deals TO ${app};
