using System.Text.Json.Serialization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The rows of a reference table, kept as they are and thereby disclosed.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">The values of the writable columns, in order.</param>
internal sealed record CopiedTable(
    TableName Name,
    [property: JsonConverter(typeof(ColumnVectorsJsonConverter))] IReadOnlyList<ColumnVector> Columns)
{
    /// <summary>The number of rows.</summary>
    public int RowCount => Columns.Count == 0 ? 0 : Columns[0].Count;
}
