using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fills a data column that is part of a unique key so that no two rows collide: a row that would takes the nearest value that is
/// still free, on the column's own grid.
/// </summary>
internal sealed class ColumnAdjuster(TablePlan plan, DataColumnModel column, UniqueRule[] rules, long rowCount, RandomStream stream)
{
    private const int MostAttempts = 100_000;

    private readonly UniqueCode? code = column.Encoder is TextEncoder text
        ? new UniqueCode(stream.Derive("code"), rowCount, text.MaxLength, $"table {plan.Name}, column {column.Name}")
        : null;

    /// <summary>Fills the column; all other columns of the rules are there already.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="index">The column's number in it.</param>
    /// <exception cref="UnsupportedSchemaException">There are not enough different values.</exception>
    public void Fill(TableBlock block, RecordBatch batch, int index)
    {
        var codes = new byte[column.Encoder.Variables.Count][];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = block.Codes(column.FirstVariable + i);
        }

        var target = batch.Columns[index];
        var keys = rules.Select(rule => new RowKey(rule.Columns.Where(name => name != column.Name).Select(name => IndexOf(batch, name)))).ToArray();
        var taken = rules.Select(_ => new HashSet<(UInt128, UInt128)>()).ToArray();
        var valueKey = new RowKey([0]);
        using var candidate = ColumnVector.Create(target.Kind, 1);
        for (var row = 0; row < block.Length; row++)
        {
            if (!block.IsPresent(column.Presence, row))
            {
                target.AppendNull();
                continue;
            }

            var attempt = 0;
            do
            {
                if (attempt == MostAttempts)
                {
                    throw Exhausted();
                }

                candidate.Clear();
                Write(candidate, codes, row, block.Begin + row, attempt++);
            }
            while (!TryTake(batch, row, keys, taken, valueKey.ReadWithNulls([candidate], 0)));

            target.AppendFrom(candidate, 0);
        }
    }

    private static bool TryTake(
        RecordBatch batch, int row, RowKey[] keys, HashSet<(UInt128, UInt128)>[] taken, UInt128 value)
    {
        var rest = Array.ConvertAll(keys, key => key.ReadWithNulls(batch.Columns, row));
        for (var i = 0; i < taken.Length; i++)
        {
            if (taken[i].Contains((rest[i], value)))
            {
                return false;
            }
        }

        for (var i = 0; i < taken.Length; i++)
        {
            taken[i].Add((rest[i], value));
        }

        return true;
    }

    private void Write(ColumnVector candidate, byte[][] codes, int row, long position, int attempt)
    {
        var draw = new CellDraw(stream, position);
        switch (column.Encoder)
        {
            case NumberEncoder number when attempt > 0 && codes[0][row] <= number.Bins.Length:
                number.Units.Append(candidate, Near(number, number.Draw(codes[0][row] - 1, draw), attempt));
                break;
            case TimestampEncoder when attempt > 0:
                column.Encoder.Decode(codes, row, draw with { Stream = draw.Stream.Derive(attempt) }, candidate);
                break;
            case TextEncoder text when attempt > 0:
                ((BytesVector)candidate).Append(code!.Apply(text.Write(codes[0][row], draw), position));
                break;
            case CategoryEncoder category when attempt > 0:
                var other = (byte)(1 + ((codes[0][row] - 1 + attempt) % category.Groups.Length));
                category.Decode([[other]], 0, draw with { Stream = draw.Stream.Derive(attempt) }, candidate);
                break;
            default:
                column.Encoder.Decode(codes, row, draw, candidate);
                break;
        }
    }

    // One step up, one down, two up, …; below the smallest value of the source there is nothing, so then only up.
    private static long Near(NumberEncoder number, long units, int attempt)
    {
        var step = number.Grid.Step;
        var room = (units - number.Bins[0].Low) / step;
        return attempt <= 2 * room
            ? units + ((attempt + 1) / 2 * step * (attempt % 2 == 1 ? 1 : -1))
            : units + ((attempt - room) * step);
    }

    private static int IndexOf(RecordBatch batch, string name) => batch.Layout.Index().First(entry => entry.Item.Name == name).Index;

    private UnsupportedSchemaException Exhausted() => new(
        "A unique key cannot hold the rows that are asked for.",
        [new SchemaIssue(
            SchemaIssueSeverity.Error,
            $"table {plan.Name}, columns {string.Join(", ", rules[0].Columns)}",
            "no free combination of values was found. Choose another --scale.")]);
}
