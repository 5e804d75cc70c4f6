using System.Globalization;
using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>CREATE TABLE with columns and NOT NULL; all other constraints come after the load. Pure.</summary>
internal static class TableRenderer
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static IReadOnlyList<string> Create(Table table)
    {
        var serials = table.Columns.Where(IsOwnedSerial).ToArray();
        var storage = TableOptions.StorageParameters(table).ToArray();
        var create =
            $"""
            CREATE {(table.Options.Contains(TableOptions.Unlogged) ? "UNLOGGED " : "")}TABLE {Dialect.Table(table.Name)} (
                {string.Join(",\n    ", table.Columns.Where(column => !column.IsInherited).Select(RenderColumn))}
            ){RenderInheritance(table)}{RenderPartitioning(table)}{(storage.Length == 0 ? "" : $" WITH ({string.Join(", ", storage)})")}
            """;
        return
        [
            .. serials.Select(CreateSequence),
            create,
            .. table.Partitioning is { } parts ? CreatePartitions(table.Name, parts) : [],
            .. serials.Select(column =>
                $"ALTER SEQUENCE {Dialect.Table(column.Identity!.SequenceName!)} OWNED BY "
                + $"{Dialect.Table(table.Name)}.{Dialect.Identifier(column.Name)}"),
        ];
    }

    private static string RenderInheritance(Table table) =>
        table.InheritsFrom.Count == 0 ? "" : $" INHERITS ({string.Join(", ", table.InheritsFrom.Select(Dialect.Table))})";

    private static string RenderPartitioning(Table table) =>
        table.Partitioning is { } partitioned ? $" PARTITION BY {partitioned.Sql}" : "";

    private static IEnumerable<string> CreatePartitions(TableName parent, Partitioning partitioning) =>
        partitioning.Partitions.SelectMany(partition => (IEnumerable<string>)
        [
            $"CREATE TABLE {Dialect.Table(partition.Name)} PARTITION OF {Dialect.Table(parent)} {partition.Bounds}"
                + (partition.Sub is null ? "" : $" PARTITION BY {partition.Sub.Sql}"),
            .. partition.Sub is null ? [] : CreatePartitions(partition.Name, partition.Sub),
        ]);

    // A serial with a default of its own reads a sequence that belongs to no column.
    private static bool IsOwnedSerial(Column column) =>
        column is { Identity: { Kind: IdentityKind.Serial, SequenceName: not null }, Default: null };

    private static string CreateSequence(Column column)
    {
        var identity = column.Identity!;
        var type = column.NativeType is "integer" or "smallint" ? $" AS {column.NativeType}" : "";
        return $"CREATE SEQUENCE {Dialect.Table(identity.SequenceName!)}{type} {Numbering(identity)}";
    }

    private static string Numbering(Identity identity) => string.Create(
        CultureInfo.InvariantCulture,
        $"START WITH {identity.Seed} INCREMENT BY {identity.Increment}{string.Concat(identity.Options.Select(clause => $" {clause}"))}");

    private static string RenderColumn(Column column)
    {
        var parts = new[]
        {
            Dialect.Identifier(column.Name),
            column.NativeType,
            column.Collation is null ? null : $"COLLATE {column.Collation}",
            column.Generated is null ? null
                : $"GENERATED ALWAYS AS ({column.Generated.Sql}) {(column.Generated.IsStored ? "STORED" : "VIRTUAL")}",
            RenderDefault(column),
            column.IsNullable ? null : "NOT NULL",
            RenderIdentity(column.Identity),
        };
        return string.Join(" ", parts.OfType<string>());
    }

    private static string? RenderDefault(Column column) => column.Default switch
    {
        { Spelling: { } spelling } => $"DEFAULT {spelling}",
        LiteralDefault { Text: null } => "DEFAULT NULL",
        LiteralDefault { IsQuoted: true } literal => $"DEFAULT {Dialect.Literal(literal.Text)}",
        LiteralDefault literal => $"DEFAULT {literal.Text}",
        ExpressionDefault expression => $"DEFAULT {expression.Sql}",
        null when IsOwnedSerial(column) =>
            $"DEFAULT nextval({Dialect.Literal(Dialect.Table(column.Identity!.SequenceName!))}::regclass)",
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Default, "A case of DefaultValue without SQL."),
    };

    private static string? RenderIdentity(Identity? identity)
    {
        if (identity is not { Kind: IdentityKind.Always or IdentityKind.ByDefault })
        {
            return null;
        }

        var kind = identity.Kind == IdentityKind.Always ? "ALWAYS" : "BY DEFAULT";
        var sequence = identity.SequenceName is null ? "" : $"SEQUENCE NAME {Dialect.Table(identity.SequenceName)} ";
        return $"GENERATED {kind} AS IDENTITY ({sequence}{Numbering(identity)})";
    }
}
