using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fills a data column that is part of a unique key so that no two rows collide: a row that would takes another value that is
/// still free, the nearest one where the column has an order.
/// </summary>
/// <param name="plan">What is planned for the table.</param>
/// <param name="column">The column.</param>
/// <param name="rules">The keys of all rows in which it gives way.</param>
/// <param name="watches">Those of some rows; where nothing is free, rows collide there, and are drawn again.</param>
/// <param name="rowCount">Rows of the table.</param>
/// <param name="stream">The column's stream.</param>
/// <param name="mayBeNull">Whether rows for which nothing is free may do without a value, as far as these are few.</param>
/// <param name="room">Finds room for other rows for which nothing is free; null where nothing else gives way.</param>
internal sealed class ColumnAdjuster(
    TablePlan plan,
    DataColumnModel column,
    UniqueRule[] rules,
    UniqueWatch[] watches,
    long rowCount,
    RandomStream stream,
    bool mayBeNull,
    KeyRoom? room)
{
    private const int MostAttempts = 100_000;

    /// <summary>Rows that may be drawn again as a whole are not tried so long.</summary>
    private const int FewAttempts = 1000;

    /// <summary>How often a value is drawn anew before it is changed.</summary>
    private const int Redraws = 8;

    /// <summary>How many numbers are tried after a text in turn, before it gets one of its row.</summary>
    private const int SmallNumbers = 100;

    /// <summary>Rows beyond what there is room for are chance as long as they are at most one in so many.</summary>
    private const int FewBeyond = 20;

    private readonly Column described = plan.Table.FindColumn(column.Name)!;
    private readonly UniqueCode? code = column.Encoder is TextEncoder text
        ? new UniqueCode(stream.Derive("code"), rowCount, text.MaxLength, $"table {plan.Name}, column {column.Name}")
        : null;

    /// <summary>Fills the column.</summary>
    /// <param name="cells">The values that are drawn for it.</param>
    /// <param name="block">The rows.</param>
    /// <param name="batch">The batch. Columns that are not filled yet are left out of the keys, which is more than uniqueness asks.</param>
    /// <param name="index">The column's number in it.</param>
    /// <exception cref="UnsupportedSchemaException">There are not enough different values.</exception>
    public void Fill(DataCells cells, TableBlock block, RecordBatch batch, int index)
    {
        var target = batch.Columns[index];
        var keys = rules.Select(rule => (rule.Columns, rule.Folded)).Concat(watches.Select(watch => (watch.Key.Columns, watch.Key.Folded)))
            .Select(rule => new RowKey(batch.Layout.Index()
                .Where(entry => entry.Index != index && rule.Columns.Contains(entry.Item.Name)
                    && batch.Columns[entry.Index].Count == block.Length)
                .Select(entry => entry.Index), at => rule.Folded.Contains(batch.Layout[at].Name))).ToArray();
        var taken = keys.Select(_ => new HashSet<(UInt128, UInt128)>()).ToArray();
        var valueKey = new RowKey([0], _ => rules.Any(rule => rule.Folded.Contains(column.Name)));
        using var candidate = ColumnVector.Create(target.Kind, 1);
        var writer = column.Encoder is TemplateEncoder forms
            ? new TemplateWriter(forms with { IsDistinct = false }, default, rowCount, batch)
            : null;
        var (present, beyond, last) = (0, 0, 0);
        var crowded = new List<int>();
        for (var row = 0; row < block.Length; row++)
        {
            if (!cells.IsPresent(row))
            {
                target.AppendNull();
                continue;
            }

            present++;
            if (TryFind(candidate, row))
            {
                target.AppendFrom(candidate, 0);
                continue;
            }

            candidate.Clear();
            if ((rules.Length == 0 || (room is not null && !mayBeNull))
                && TryWrite(candidate, cells, writer, target, row, block.Begin + row, 0))
            {
                target.AppendFrom(candidate, 0);
                crowded.Add(row);
            }
            else if (mayBeNull)
            {
                target.AppendNull();
                beyond++;
            }
            else
            {
                throw Exhausted(batch, index, row, []);
            }

            last = row;
        }

        if (room?.Settle(batch, index, crowded, block.Begin) is [var one, ..])
        {
            throw Exhausted(batch, index, one, room.Movable);
        }

        if (beyond * FewBeyond > present)
        {
            throw Exhausted(batch, index, last, []);
        }

        bool TryFind(ColumnVector candidate, int row)
        {
            var most = rules.Length > 0 ? MostAttempts : FewAttempts;
            for (var attempt = 0; attempt < most; attempt++)
            {
                candidate.Clear();
                if (!TryWrite(candidate, cells, writer, target, row, block.Begin + row, attempt))
                {
                    return false;
                }

                if (TryTake(batch, row, keys, taken, valueKey.ReadWithNulls([candidate], 0)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool TryTake(RecordBatch batch, int row, RowKey[] keys, HashSet<(UInt128, UInt128)>[] taken, UInt128 value)
    {
        var concerned = Enumerable.Range(0, keys.Length)
            .Where(i => i < rules.Length || watches[i - rules.Length].Concerns(batch, row))
            .Select(i => (Taken: taken[i], Value: (keys[i].ReadWithNulls(batch.Columns, row), value)))
            .ToArray();
        if (Array.Exists(concerned, entry => entry.Taken.Contains(entry.Value)))
        {
            return false;
        }

        Array.ForEach(concerned, entry => entry.Taken.Add(entry.Value));
        return true;
    }

    private bool TryWrite(
        ColumnVector candidate, DataCells cells, TemplateWriter? writer, ColumnVector before, int row, long position, int attempt)
    {
        switch (column.Encoder)
        {
            case NumberEncoder number when attempt > 0 && cells.CodeOf(row) <= number.Bins.Length:
                var near = Near(number, number.Draw(cells.CodeOf(row) - 1, cells.DrawOf(row, 0)), attempt);
                number.Units.Append(candidate, near ?? 0);
                return near is not null;
            case CategoryEncoder category when attempt >= category.Groups.Length && described.Type.WithoutDomain() is TextType text:
                category.Decode([[cells.CodeOf(row)]], 0, cells.DrawOf(row, 0), candidate);
                return TryNumber((BytesVector)candidate, attempt - category.Groups.Length + 1, text.MaxLength ?? int.MaxValue);
            case CategoryEncoder category when attempt > 0:
                var other = (byte)(1 + ((cells.CodeOf(row) - 1 + attempt) % category.Groups.Length));
                category.Decode([[other]], 0, cells.DrawOf(row, attempt), candidate);
                return true;
            case TextEncoder text when attempt > Redraws:
                var coded = (position + attempt - Redraws - 1) % rowCount;
                ((BytesVector)candidate).Append(code!.Apply(text.Write(cells.CodeOf(row), cells.DrawOf(row, 0)), coded));
                return true;
            case TemplateEncoder when attempt > Redraws:
                var turn = attempt - Redraws + 1;
                var numbered = writer!.Write(cells.CodeOf(row), row, cells.DrawOf(row, 0),
                    turn < SmallNumbers ? turn : (int)Math.Min(int.MaxValue, position + turn));
                ((BytesVector)candidate).Append(numbered ?? "");
                return numbered is not null;
            case TimestampEncoder or OffsetEncoder when attempt > Redraws:
                cells.Write(row, 0, candidate);
                return TryPostpone((FixedVector<long>)candidate, (FixedVector<long>)before, attempt - Redraws);
            default:
                cells.Write(row, attempt, candidate);
                return true;
        }
    }

    // Where all texts that may be kept are taken, a number tells new ones apart.
    private static bool TryNumber(BytesVector candidate, int number, int maxLength)
    {
        var text = candidate.GetString(0) + number.ToString(CultureInfo.InvariantCulture);
        candidate.Clear();
        candidate.Append(text);
        return text.Length <= maxLength;
    }

    // One step up, one down, two up, … within what the source has, then above it; below its smallest value where above is no room.
    private static long? Near(NumberEncoder number, long units, int attempt)
    {
        var step = number.Grid.Step;
        var down = Steps(number.Bins[0].Low, units, step);
        var up = Steps(units, number.Bins[^1].High, step);
        var above = Steps(units, number.Ceiling, step) - up;
        var paired = 2 * Int128.Min(down, up);
        var distance = attempt <= paired ? (attempt + 1) / 2 * (attempt % 2 == 1 ? 1 : -1)
            : attempt <= down + up ? (attempt - (paired / 2)) * (up > down ? 1 : -1)
            : attempt <= down + up + above ? attempt - down
            : up + above - attempt;
        var value = units + (distance * step);
        return value >= number.Floor && value <= number.Ceiling ? (long)value : null;
    }

    private static Int128 Steps(long from, long to, long step) => Int128.Max(0, ((Int128)to - from) / step);

    // What is no date, like an infinite one, is put beside the latest row that has one.
    private bool TryPostpone(FixedVector<long> candidate, FixedVector<long> before, int days)
    {
        var isTimestamp = column.Encoder is TimestampEncoder or OffsetEncoder { IsTimestamp: true };
        var value = candidate.Values[0];
        for (var row = before.Count - 1; row >= 0 && TemporalValues.IsSpecial(value); row--)
        {
            value = before.IsNull(row) ? value : before.Values[row];
        }

        var (day, _) = OffsetEncoder.Split(value, isTimestamp);
        if (TemporalValues.IsSpecial(value) || day + days > NumberLimits.Days.Most)
        {
            return false;
        }

        candidate.Clear();
        candidate.Append(value + (days * (isTimestamp ? TimeSpan.TicksPerDay : 1)));
        return true;
    }

    // The key that has the most values in use beside those that the row has, and which these are.
    private UnsupportedSchemaException Exhausted(RecordBatch batch, int index, int row, IEnumerable<string> movable)
    {
        string[] giving = [column.Name, .. movable.TakeLast(1)];
        var (key, values) = rules.Select(rule => (Rule: rule, Values: ValuesBeside(rule))).MaxBy(entry => entry.Values);
        string[] others = [.. Beside(key).Select(at => batch.Layout[at].Name)];
        return TooFewValues.OfKey(
            UniqueNames.Of(plan.Table, key.Columns),
            rowCount,
            others.Length == 0 ? "they" : $"those with the same {string.Join(", ", others)}",
            values,
            giving.Length == 1 ? $"values of {column.Name} that there are" : $"combinations of {string.Join(", ", giving)} that rows have");

        int[] Beside(UniqueRule rule) =>
        [
            .. batch.Layout.Index()
                .Where(entry => rule.Columns.Contains(entry.Item.Name) && !giving.Contains(entry.Item.Name)
                    && batch.Columns[entry.Index].Count > row)
                .Select(entry => entry.Index),
        ];

        long ValuesBeside(UniqueRule rule)
        {
            var beside = new RowKey(Beside(rule), at => rule.Folded.Contains(batch.Layout[at].Name));
            var values = new RowKey(giving.Select(name => batch.Layout.Index().First(entry => entry.Item.Name == name).Index),
                at => rule.Folded.Contains(batch.Layout[at].Name));
            var own = beside.ReadWithNulls(batch.Columns, row);
            return Enumerable.Range(0, batch.Columns[index].Count)
                .Where(other => !batch.Columns[index].IsNull(other) && beside.ReadWithNulls(batch.Columns, other) == own)
                .Select(other => values.ReadWithNulls(batch.Columns, other))
                .Distinct().LongCount();
        }
    }
}
