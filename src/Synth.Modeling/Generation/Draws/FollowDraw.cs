using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Puts in a variable that follows from a date of the row. The date is settled for that, where its own draw does not do so.
/// </summary>
/// <param name="follow">What follows from what.</param>
/// <param name="date">The column of the date.</param>
/// <param name="variable">The number of the variable.</param>
/// <param name="block">The rows.</param>
/// <param name="cells">The random bits of the date's values; null where its own draw settles them.</param>
internal sealed class FollowDraw(CalendarFollow follow, DataColumnModel date, int variable, TableBlock block, RandomStream? cells)
    : VariableDraw(block, variable)
{
    private readonly byte[] dates = block.Codes(date.FirstVariable);
    private readonly byte[] codes = block.Codes(variable);
    private readonly long[] settled = block.Settle(date);

    /// <inheritdoc/>
    public override int Source => date.FirstVariable;

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            Put(row, cells);
        }
    }

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        foreach (var row in rows)
        {
            Put(row, cells is null ? null : new RandomStream(bits(row)));
        }
    }

    private void Put(int row, RandomStream? stream)
    {
        if (stream is { } known)
        {
            settled[row] = ((NumberEncoder)date.Encoder).Draw(dates[row] - 1, new CellDraw(known, Block.Begin + row));
        }

        codes[row] = follow.CodeOf(settled[row]);
    }
}
