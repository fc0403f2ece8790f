-- Two policies that may both let a row be seen are joined by OR, which no index serves: every organisation's read would
-- go through all rows. One range says the same: an organisation's own id from and to, or, for the service itself without
-- an organisation, all ids. For anybody else it is null, and no row is in it.
DO $$
DECLARE
    figures text;
    itself text := 'current_setting(''app.permissions'', true) = '',*,'' AND current_setting(''app.org_id'', true) = ''''';
    own text := 'nullif(current_setting(''app.org_id'', true), '''')::uuid';
BEGIN
    FOREACH figures IN ARRAY ARRAY['event_count', 'actor_count', 'user_activity', 'member_state', 'deal_state',
                                   'subscription_state', 'milestone', 'organization_setting'] LOOP
        EXECUTE format('DROP POLICY %I ON %I', figures || '_tenant', figures);
        EXECUTE format('DROP POLICY %I ON %I', figures || '_service', figures);
        EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING ('
            'org_id >= coalesce(%s, CASE WHEN %s THEN ''00000000-0000-0000-0000-000000000000''::uuid END) AND '
            'org_id <= coalesce(%s, CASE WHEN %s THEN ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid END))',
            figures || '_read', figures, own, itself, own, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (%s)', figures || '_add', figures, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (%s) WITH CHECK (%s)',
            figures || '_change', figures, itself, itself);
        EXECUTE format('CREATE POLICY %I ON %I FOR DELETE USING (%s)', figures || '_clear', figures, itself);
    END LOOP;
END
$$;
