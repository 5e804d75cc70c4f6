namespace Synth.Schema;

/// <summary>Adds virtual keys to a schema, and takes them away again.</summary>
public static class VirtualKeys
{
    /// <summary>
    /// The schema with virtual keys beside the declared ones. Primary keys come first, so that foreign keys may lead to them.
    /// </summary>
    /// <exception cref="UnsupportedSchemaException">A key does not fit the schema; all such are reported.</exception>
    public static DatabaseSchema Add(DatabaseSchema schema, IReadOnlyList<VirtualKey> keys)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(keys);
        var issues = new List<SchemaIssue>();
        foreach (var key in keys.OrderBy(key => key.ReferencedTable is not null))
        {
            if (Refuse(schema, key) is { } reason)
            {
                issues.Add(new SchemaIssue(SchemaIssueSeverity.Error,
                    $"virtual key of {key.Table} ({string.Join(", ", key.Columns)})", reason));
            }
            else
            {
                var table = Add(schema.GetTable(key.Table), key, schema);
                schema = schema with { Tables = schema.Tables.Select(other => other.Name == table.Name ? table : other).ToValueList() };
            }
        }

        return issues.Count == 0 ? schema
            : throw new UnsupportedSchemaException("The virtual keys do not fit the source.", issues.ToValueList());
    }

    /// <summary>The schema without its virtual keys: what a target gets.</summary>
    public static DatabaseSchema Remove(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with
        {
            Tables = schema.Tables.Select(table => table with
            {
                PrimaryKey = table.PrimaryKey is { IsVirtual: true } ? null : table.PrimaryKey,
                ForeignKeys = table.ForeignKeys.Where(key => !key.IsVirtual).ToValueList(),
            }).ToValueList(),
        };
    }

    private static string? Refuse(DatabaseSchema schema, VirtualKey key)
    {
        if (schema.FindTable(key.Table) is not { } table)
        {
            return $"there is no table {key.Table}.";
        }

        if (key.Columns.FirstOrDefault(column => table.FindColumn(column) is null) is { } unknown)
        {
            return $"the table has no column {unknown}.";
        }

        if (key.ReferencedTable is not { } name)
        {
            return table.PrimaryKey is null ? null : "the table has a primary key already.";
        }

        if (schema.FindTable(name) is not { } referenced)
        {
            return $"there is no table {name} to reference.";
        }

        var columns = ReferencedColumns(key, referenced);
        return columns.Count != key.Columns.Count ? $"it has {key.Columns.Count} columns, and references {columns.Count} of {name}."
            : columns.FirstOrDefault(column => referenced.FindColumn(column) is null) is { } missing ? $"{name} has no column {missing}."
            : referenced.UniqueKeys().Any(unique => unique.Order().SequenceEqual(columns.Order())) ? null
            : $"the columns of {name} that it references are no key; name that key first.";
    }

    private static Table Add(Table table, VirtualKey key, DatabaseSchema schema)
    {
        if (key.ReferencedTable is not { } name)
        {
            return table with { PrimaryKey = new PrimaryKey(null, key.Columns) { IsVirtual = true } };
        }

        var foreign = new ForeignKey
        {
            ReferencedTable = name,
            Columns = key.Columns.Zip(ReferencedColumns(key, schema.GetTable(name)), (own, other) => new ForeignKeyColumn(own, other))
                .ToValueList(),
            IsVirtual = true,
        };
        return table with { ForeignKeys = [.. table.ForeignKeys, foreign] };
    }

    private static ValueList<string> ReferencedColumns(VirtualKey key, Table referenced) =>
        key.ReferencedColumns.Count > 0 ? key.ReferencedColumns : referenced.PrimaryKey?.Columns ?? [];
}
