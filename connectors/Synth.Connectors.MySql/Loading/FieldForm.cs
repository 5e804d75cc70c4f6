using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>What stands around a value so that the server takes it as its column's type.</summary>
/// <param name="conversion">The expression that LOAD DATA makes of the value, which is {0} in it; null for the value itself.</param>
/// <param name="before">What stands before it in INSERT.</param>
/// <param name="after">What stands after it.</param>
internal sealed class FieldForm(string? conversion, string before, string after)
{
    private static readonly FieldForm Text = new(null, "'", "'");
    private static readonly FieldForm Bytes = new("UNHEX({0})", "X'", "'");
    private static readonly FieldForm Bits = new("CAST({0} AS UNSIGNED)", "CAST('", "' AS UNSIGNED)");

    private readonly byte[] beforeBytes = Encoding.ASCII.GetBytes(before);
    private readonly byte[] afterBytes = Encoding.ASCII.GetBytes(after);

    /// <summary>The expression that LOAD DATA makes of a value in a variable; null for the value itself.</summary>
    public string? Convert(string variable) => conversion?.Replace("{0}", variable, StringComparison.Ordinal);

    /// <summary>What stands before a value in INSERT.</summary>
    public ReadOnlySpan<byte> Before => beforeBytes;

    /// <summary>What stands after a value in INSERT.</summary>
    public ReadOnlySpan<byte> After => afterBytes;

    /// <summary>The form for a column.</summary>
    public static FieldForm Of(Column column, ColumnLayout source) =>
        OpaqueTypes.IsBits(column.NativeType) ? Bits
        : source.Storage == StorageKind.Binary || (source.Storage == StorageKind.Utf8 && OpaqueTypes.IsBytes(column.NativeType)) ? Bytes
        : Text;
}
