using Synth.Data;

namespace Synth.Connectors.MySql.Loading;

/// <summary>What became of a value.</summary>
internal enum FieldOutcome
{
    /// <summary>It is written.</summary>
    Written,

    /// <summary>The column can hold it as null only.</summary>
    NoValue,
}

/// <summary>Writes the values of one column as text with the escapes that LOAD DATA and quoted texts have in common.</summary>
internal delegate FieldOutcome FieldWriter(ColumnVector vector, int row, RowBuffer buffer);
