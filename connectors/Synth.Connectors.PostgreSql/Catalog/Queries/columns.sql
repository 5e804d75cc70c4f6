-- Columns of all tables and of composite types, in declared order.
SELECT
    a.attrelid::bigint AS RelationOid,
    a.attname AS Name,
    a.atttypid::bigint AS TypeOid,
    a.atttypmod AS TypeModifier,
    format_type(a.atttypid, a.atttypmod) AS NativeType,
    NOT a.attnotnull AS IsNullable,
    pg_get_expr(d.adbin, d.adrelid) AS Expression,
    a.attidentity::text AS IdentityKind,
    a.attgenerated::text AS GeneratedKind,
    NOT a.attislocal AS IsInherited,
    CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0
        THEN quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END AS Collation,
    col_description(a.attrelid, a.attnum) AS Comment
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
WHERE c.relkind IN ('r', 'p', 'c')
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
ORDER BY a.attrelid, a.attnum;
