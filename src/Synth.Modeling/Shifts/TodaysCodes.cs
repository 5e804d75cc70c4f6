using Synth.Data;

namespace Synth.Modeling;

/// <summary>Codes the values of today as a model codes those that it has learned from.</summary>
/// <param name="column">The column.</param>
/// <param name="table">The rows.</param>
/// <param name="parent">The rows of the primary parent; null for roots.</param>
internal sealed class TodaysCodes(DataColumnModel column, SourceTable table, SourceTable? parent)
{
    private const int None = -1;

    private readonly ColumnVector vector = table.Columns[table.IndexOf(column.Name)];

    /// <summary>The codes of each variable in the rows in which the model draws it; −1 in all others. Shape [variables][rows].</summary>
    public int[][] Read() => column.Encoder switch
    {
        CategoryEncoder category => [Places(category)],
        OffsetEncoder offset => Array.ConvertAll(offset.Encode(vector, BasesOf(offset.Base)), Drawn),
        ElderEncoder elder => ReadElder(elder),
        RelativeEncoder relative when new RelativeCandidates(table) is var numbers =>
            Array.ConvertAll(relative.Encode(numbers.ValuesOf(column.Name), BasesOf(relative, numbers)), Drawn),
        var encoder => Array.ConvertAll(encoder.Encode(vector), Drawn),
    };

    /// <summary>The codes of what families lie about in the column; −1 for those without a value. Shape [parents].</summary>
    public int[] ReadLevels() => column.Encoder is RelativeEncoder relative
        ? Array.ConvertAll(LevelsOf(relative, new RelativeCandidates(table)), level => level is { } known ? relative.CodeOf(known) : None)
        : [];

    // A text that was never there is coded like some other where no code is for others: here it is one of its own, after all codes.
    private int[] Places(CategoryEncoder category)
    {
        var text = (BytesVector)vector;
        var isClosed = !category.HasOthers && category.StandInGroups == 0;
        return [.. Drawn(category.Encode(vector)[0])
            .Select((code, row) => code > 0 && isClosed && !category.Knows(text.GetString(row)!) ? category.Variables[0].BinCount : code)];
    }

    // The distance where there is an elder sibling, the value where there is none.
    private int[][] ReadElder(ElderEncoder elder)
    {
        var bases = elder.Origin is null ? null : BasesOf(elder.Origin);
        var values = new long?[vector.Count];
        var clocks = new long?[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            (values[row], clocks[row]) = Count(elder, row, bases);
        }

        var codes = elder.Encode(values, clocks, table.ParentRows);
        var isFirst = codes[0].Zip(codes[1], (step, value) => step == 0 && value != 0).ToArray();
        return [.. codes.Select((variable, i) => i == 1 || (i == 2 && elder.SettlesClock)
            ? [.. variable.Select((code, row) => isFirst[row] ? code : None)]
            : Drawn(variable))];
    }

    private (long? Value, long? Clock) Count(ElderEncoder elder, int row, long?[]? bases)
    {
        if (vector.IsNull(row)
            || !elder.Value.Units.TryRead(vector, row, out var units, out _)
            || (bases is not null && bases[row] is null))
        {
            return (null, null);
        }

        var (day, clock) = OffsetEncoder.Split(units, elder.IsTimestamp);
        var (value, start) = elder.TickStep > 0
            ? (units, bases?[row] ?? 0)
            : (day, bases is null ? 0 : OffsetEncoder.Split(bases[row]!.Value, elder.Origin!.IsTimestamp).Day);
        return (value - start, elder.IsTimestamp ? clock : null);
    }

    private decimal?[] BasesOf(RelativeEncoder relative, RelativeCandidates numbers)
    {
        if (relative.Base is { } from)
        {
            return numbers.ValuesOf(from);
        }

        var levels = LevelsOf(relative, numbers);
        return Array.ConvertAll(table.ParentRows, row => row < 0 ? null : levels[row]);
    }

    private decimal?[] LevelsOf(RelativeEncoder relative, RelativeCandidates numbers) =>
        FamilyLevel.Of(relative.Relation, numbers.ValuesOf(column.Name), table.ParentRows, parent!.RowCount).Means;

    private long?[] BasesOf(OffsetBase from)
    {
        var holder = from.FromParent ? parent! : table;
        var dates = (FixedVector<long>)holder.Columns[holder.IndexOf(from.Column)];
        return [.. Enumerable.Range(0, vector.Count)
            .Select(row => from.FromParent ? table.ParentRows[row] : row)
            .Select(row => row < 0 || dates.IsNull(row) ? null : (long?)dates.Values[row])];
    }

    private int[] Drawn(byte[] codes)
    {
        var missing = column.Decided is { IsNullDecided: true } ? 0 : None;
        return Array.ConvertAll(codes, code => code == 0 ? missing : (int)code);
    }
}
