using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Writes values of a vector as a field of a COPY, in binary or in text format. Stateless; chosen once per column.</summary>
internal abstract class ColumnEncoder
{
    /// <summary>Writes a value that is not null: in binary format its length and bytes, in text format its escaped text.</summary>
    /// <returns>False when the column's type cannot hold the value; what was written is then of no use.</returns>
    public abstract bool TryEncode(ColumnVector source, int row, CopyWriter writer);
}
