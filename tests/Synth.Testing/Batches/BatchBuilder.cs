using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>Builds batches from values as tests like to write them.</summary>
public static class BatchBuilder
{
    /// <summary>A batch of a table's rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">
    /// One value per writable column: null, or what the column's storage holds (int and bool for integers, string for text, byte arrays
    /// for bytes).
    /// </param>
    public static RecordBatch Create(Table table, params IEnumerable<object?[]> rows)
    {
        var batch = RecordBatch.Create(RecordBatch.LayoutOf(table), 16);
        foreach (var row in rows)
        {
            for (var i = 0; i < batch.Columns.Count; i++)
            {
                Append(batch.Columns[i], row[i]);
            }
        }

        return batch;
    }

    /// <summary>Adds one value to a vector.</summary>
    public static void Append(ColumnVector vector, object? value)
    {
        switch (vector, value)
        {
            case (_, null):
                vector.AppendNull();
                break;
            case (FixedVector<long> numbers, bool flag):
                numbers.Append(flag ? 1 : 0);
                break;
            case (FixedVector<long> numbers, int number):
                numbers.Append(number);
                break;
            case (FixedVector<long> numbers, long number):
                numbers.Append(number);
                break;
            case (FixedVector<double> numbers, double number):
                numbers.Append(number);
                break;
            case (FixedVector<Int128> numbers, Int128 number):
                numbers.Append(number);
                break;
            case (FixedVector<Int128> numbers, int number):
                numbers.Append(number);
                break;
            case (FixedVector<Guid> identifiers, Guid identifier):
                identifiers.Append(identifier);
                break;
            case (BytesVector texts, string text):
                texts.Append(text.AsSpan());
                break;
            case (BytesVector bytes, byte[] content):
                bytes.Append(content.AsSpan());
                break;
            default:
                throw new ArgumentException($"A column stored as {vector.Kind} cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }
}
