using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>
/// Writes rows of a batch in one of the two forms that servers take: lines for LOAD DATA, or lists of values for INSERT. A hot path: one
/// call a value,
/// no allocation.
/// </summary>
/// <param name="columns">The table's column for each column of the batch.</param>
/// <param name="batch">The rows.</param>
internal sealed class RowEncoder(Column[] columns, RecordBatch batch)
{
    private readonly FieldWriter[] writers = [.. columns.Select((column, i) => FieldWriters.For(column, batch.Layout[i]))];
    private readonly FieldForm[] forms = [.. columns.Select((column, i) => FieldForm.Of(column, batch.Layout[i]))];
    private readonly ColumnVector[] vectors = [.. batch.Columns];

    /// <summary>The column that does not accept null and whose value is none here; null as long as there is none.</summary>
    public Column? Refused { get; private set; }

    /// <summary>Writes a line for LOAD DATA.</summary>
    /// <returns>False when a value was refused.</returns>
    public bool TryWriteLine(int row, RowBuffer buffer)
    {
        for (var i = 0; i < vectors.Length; i++)
        {
            if (i > 0)
            {
                buffer.Write((byte)'\t');
            }

            if (vectors[i].IsNull(row) || !writers[i](vectors[i], row, buffer))
            {
                if (!TryTakeNull(i, row))
                {
                    return false;
                }

                buffer.Write("\\N"u8);
            }
        }

        buffer.Write((byte)'\n');
        return true;
    }

    /// <summary>Writes a list of values for INSERT.</summary>
    /// <returns>False when a value was refused.</returns>
    public bool TryWriteValues(int row, RowBuffer buffer)
    {
        buffer.Write((byte)'(');
        for (var i = 0; i < vectors.Length; i++)
        {
            if (i > 0)
            {
                buffer.Write((byte)',');
            }

            var start = buffer.Length;
            buffer.Write(forms[i].Before);
            if (vectors[i].IsNull(row) || !writers[i](vectors[i], row, buffer))
            {
                if (!TryTakeNull(i, row))
                {
                    return false;
                }

                buffer.Truncate(start);
                buffer.Write("NULL"u8);
                continue;
            }

            buffer.Write(forms[i].After);
        }

        buffer.Write((byte)')');
        return true;
    }

    /// <summary>The columns as LOAD DATA lists them, with a variable for each value that is converted, and the conversions.</summary>
    public (IReadOnlyList<string> Columns, IReadOnlyList<string> Conversions) Describe()
    {
        var names = columns.Select(column => MySqlDialect.Instance.Identifier(column.Name)).ToArray();
        var conversions = forms.Select((form, i) => form.Convert($"@v{i}")).ToArray();
        return (
            [.. names.Select((name, i) => conversions[i] is null ? name : $"@v{i}")],
            [.. names.Select((name, i) => conversions[i] is { } conversion ? $"{name} = {conversion}" : null).OfType<string>()]);
    }

    // A null of the source's own goes to the server, whose answer names the column; a value that is none here is ours to refuse.
    private bool TryTakeNull(int column, int row)
    {
        if (vectors[column].IsNull(row) || columns[column].IsNullable)
        {
            return true;
        }

        Refused = columns[column];
        return false;
    }
}
