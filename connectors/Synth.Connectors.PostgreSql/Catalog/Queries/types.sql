-- All types but the row types of tables. Those that users defined are marked; order of creation is order of dependence.
SELECT
    t.oid::bigint AS Oid,
    n.nspname AS Schema,
    t.typname AS Name,
    t.typtype::text AS Kind,
    t.typcategory::text AS Category,
    CASE WHEN t.typcategory = 'A' AND t.typtype <> 'd' THEN t.typelem::bigint ELSE 0 END AS ElementOid,
    t.typbasetype::bigint AS BaseOid,
    t.typtypmod AS BaseModifier,
    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS BaseNativeType,
    t.typnotnull AS IsNotNull,
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation
        THEN quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END AS Collation,
    t.typdefault AS DefaultExpression,
    t.typrelid::bigint AS RelationOid,
    ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS Labels,
    ARRAY(
        SELECT 'CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
        FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated
        ORDER BY k.conname COLLATE "C") AS Constraints,
    ARRAY(
        SELECT k.convalidated
        FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c'
        ORDER BY k.conname COLLATE "C") AS ChecksAreValidated,
    ARRAY(
        SELECT k.conname::text
        FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c'
        ORDER BY k.conname COLLATE "C") AS CheckNames,
    ARRAY(
        SELECT pg_get_expr(k.conbin, 0)
        FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c'
        ORDER BY k.conname COLLATE "C") AS CheckConditions,
    (
        SELECT format('subtype = %s%s', format_type(r.rngsubtype, NULL),
            CASE WHEN r.rngsubdiff <> 0 THEN format(', subtype_diff = %s', r.rngsubdiff) ELSE '' END)
        FROM pg_range r
        JOIN pg_opclass oc ON oc.oid = r.rngsubopc
        WHERE r.rngtypid = t.oid AND r.rngcanonical = 0 AND r.rngcollation IN (0, 100) AND oc.opcdefault) AS RangeDefinition,
    -- Since version 14 each range type has one, whose name follows from the range's unless another one was given.
    (
        SELECT m.typname
        FROM pg_range r
        JOIN pg_type m ON m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
        WHERE r.rngtypid = t.oid) AS MultirangeName,
    (
        SELECT mn.nspname
        FROM pg_range r
        JOIN pg_type m ON m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
        JOIN pg_namespace mn ON mn.oid = m.typnamespace
        WHERE r.rngtypid = t.oid) AS MultirangeSchema,
    left(CASE WHEN t.typname LIKE '%range%'
        THEN regexp_replace(t.typname, 'range', 'multirange') ELSE t.typname || '_multirange' END, 63) AS UsualMultirangeName,
    obj_description(t.oid, 'pg_type') AS Comment,
    -- A domain over an array is of the arrays' category.
    (t.typcategory <> 'A' OR t.typtype = 'd')
        AND n.nspname !~ '^pg_'
        AND n.nspname <> 'information_schema'
        AND n.nspname !~ '^synth(\.|$)'
        AND NOT EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e') AS IsDefinedByUser
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_collation co ON co.oid = t.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
WHERE t.typrelid = 0 OR c.relkind = 'c'
ORDER BY t.oid;
