using Synth.Schema;

namespace Synth.Engine;

/// <summary>Compares a table with what it was. Pure.</summary>
internal static class TableDrift
{
    /// <summary>The differences, each with the part of the table that it is about.</summary>
    public static IEnumerable<DriftEntry> Compare(Table before, Table now)
    {
        DriftEntry[] parts =
        [
            .. SchemaDrift.Items("column", before.Columns, now.Columns, column => column.Name, CompareColumns),
            .. CompareOrder(before, now),
            .. Key(before.PrimaryKey, now.PrimaryKey),
            .. SchemaDrift.Items("unique constraint", before.UniqueConstraints,
                now.UniqueConstraints, item => item.Name ?? Join(item.Columns), Whole),
            .. SchemaDrift.Items("foreign key", before.ForeignKeys, now.ForeignKeys, NameOf, CompareForeignKeys),
            .. SchemaDrift.Items("check", before.Checks, now.Checks, item => item.Name ?? item.Sql, Whole),
            .. SchemaDrift.Items("exclusion constraint", before.ExclusionConstraints, now.ExclusionConstraints, item => item.Name, Whole),
            .. SchemaDrift.Items("index", before.Indexes, now.Indexes, item => item.Name, Whole),
            .. SchemaDrift.Property("options", Join(before.Options), Join(now.Options)),
            .. SchemaDrift.Property("partitioned by", before.Partitioning?.Sql, now.Partitioning?.Sql),
            .. SchemaDrift.Items("partition", before.Partitioning?.Partitions
                ?? [], now.Partitioning?.Partitions ?? [], item => item.Name.ToString(), Whole),
            .. SchemaDrift.Property("versioned", before.Versioning is not null, now.Versioning is not null),
            .. SchemaDrift.Statement(before.Comment, now.Comment).Select(entry => entry with { Detail = "its comment differs" }),
        ];

        // The engine's own statement repeats the parts, and tells what they have no place for.
        return parts.Length > 0 ? parts : SchemaDrift.Statement(before.Definition, now.Definition);
    }

    private static IEnumerable<DriftEntry> CompareColumns(Column before, Column now) =>
    [
        .. SchemaDrift.Property("type", TypeOf(before), TypeOf(now)),
        .. SchemaDrift.Property("nullable", before.IsNullable, now.IsNullable),
        .. Differs("default", before.Default, now.Default),
        .. Differs("identity", before.Identity, now.Identity),
        .. Differs("generated expression", before.Generated, now.Generated),
        .. SchemaDrift.Property("collation", before.Collation, now.Collation),
        .. SchemaDrift.Property("options", Join(before.Options), Join(now.Options)),
        .. Differs("comment", before.Comment, now.Comment),
    ];

    // Where columns came or went, the order of the others is compared.
    private static IEnumerable<DriftEntry> CompareOrder(Table before, Table now)
    {
        var order = before.Columns.Select(column => column.Name).Where(name => now.FindColumn(name) is not null);
        var current = now.Columns.Select(column => column.Name).Where(name => before.FindColumn(name) is not null);
        return order.SequenceEqual(current) ? [] : [new DriftEntry(DriftKind.Changed, "", "the order of its columns differs")];
    }

    private static IEnumerable<DriftEntry> Key(PrimaryKey? before, PrimaryKey? now) =>
        before == now
            ? []
            : SchemaDrift.Property("primary key", before is null ? null : Join(before.Columns), now is null ? null : Join(now.Columns))
            .DefaultIfEmpty(new DriftEntry(DriftKind.Changed, "", "its primary key differs"));

    private static IEnumerable<DriftEntry> CompareForeignKeys(ForeignKey before, ForeignKey now) => before == now
        ? []
        : SchemaDrift.Property("references", Target(before), Target(now))
            .DefaultIfEmpty(new DriftEntry(DriftKind.Changed, "", "its definition differs"));

    private static IEnumerable<DriftEntry> Whole<T>(T before, T now)
        where T : notnull => before.Equals(now) ? [] : [new DriftEntry(DriftKind.Changed, "", "its definition differs")];

    // Defaults and comments may hold what looks like data: they are told to differ, and not shown.
    private static IEnumerable<DriftEntry> Differs<T>(string what, T? before, T? now)
        where T : class => Equals(before, now) ? [] : [new DriftEntry(DriftKind.Changed, "", $"its {what} differs")];

    // What was found in the values of a column decides its type where the engine does not.
    private static string TypeOf(Column column) => column.NativeType.Length > 0 ? column.NativeType : column.Type.ToString();

    private static string NameOf(ForeignKey key) => key.Name ?? $"({Join(key.ReferencingColumns)}) → {Target(key)}";

    private static string Target(ForeignKey key) => $"{key.ReferencedTable} ({Join(key.ReferencedColumns)})";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
