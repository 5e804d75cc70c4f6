using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>Foreign keys in a line.</summary>
internal static class KeyText
{
    /// <summary><c>customer_id → customer(id)</c>.</summary>
    public static string Of(ForeignKey key) =>
        $"{string.Join(", ", key.ReferencingColumns)} → {key.ReferencedTable}({string.Join(", ", key.ReferencedColumns)})";
}
