using Synth.Data;

namespace Synth.Connectors.MySql.Loading;

/// <summary>
/// Writes a value that is not null as text, with the escapes that LOAD DATA and quoted texts have in common; false, and nothing
/// written, when the engine has no such value.
/// </summary>
internal delegate bool FieldWriter(ColumnVector vector, int row, RowBuffer buffer);
