using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>What <see cref="Column.Options"/> holds for SQL Server, as CREATE TABLE has it.</summary>
internal static class ColumnOptions
{
    public const string Sparse = "SPARSE";

    public const string ColumnSet = "COLUMN_SET FOR ALL_SPARSE_COLUMNS";

    public const string RowGuid = "ROWGUIDCOL";

    public const string Hidden = "HIDDEN";

    /// <summary>Of an identity: explicit values of replication do not move it.</summary>
    public const string NotForReplication = "NOT FOR REPLICATION";

    private const string MaskPrefix = "MASKED WITH (FUNCTION = ";

    public static string Masked(string function) => $"{MaskPrefix}'{function.Replace("'", "''", StringComparison.Ordinal)}')";

    public static string? FindMask(Column column) =>
        column.Options.FirstOrDefault(option => option.StartsWith(MaskPrefix, StringComparison.Ordinal));
}
