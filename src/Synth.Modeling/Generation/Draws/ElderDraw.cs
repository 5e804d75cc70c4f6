using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Draws a column that is counted from the elder siblings: a distance where one of them has a value, else the value itself.
/// </summary>
/// <param name="column">The column, coded by an <see cref="ElderEncoder"/>.</param>
/// <param name="table">The table's model.</param>
/// <param name="features">The features of its forests. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">
/// Random bits of the distance, of the value, and of the time of day where that is settled too. Shape [variables][rows].
/// </param>
/// <param name="cells">The random bits of the values.</param>
internal sealed class ElderDraw(
    DataColumnModel column, TableModel table, byte[][] features, TableBlock block, ulong[][] bits, RandomStream cells)
    : VariableDraw(block, column.FirstVariable)
{
    /// <summary>How often a distance that leads out of the column's range is drawn anew before it is cut.</summary>
    private const int Proposals = 12;

    private readonly ElderEncoder encoder = (ElderEncoder)column.Encoder;
    private readonly Forest steps = table.Variables[column.FirstVariable].Forest;
    private readonly Forest values = table.Variables[column.FirstVariable + 1].Forest;
    private readonly Forest? clocks = bits.Length > 2 ? table.Variables[column.FirstVariable + 2].Forest : null;
    private readonly byte[] clockCodes = bits.Length > 2 ? block.Codes(column.FirstVariable + 2) : [];
    private readonly byte[] stepCodes = block.Codes(column.FirstVariable);
    private readonly byte[] valueCodes = block.Codes(column.FirstVariable + 1);
    private readonly long[] settled = block.Settle(column);
    private readonly ElderValues elders = new(block.Parents);

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            elders.Pass(row);
            if (Block.IsPresent(column.Presence, row))
            {
                Draw(row, part => bits[part][row], cells);
                elders.Add(row, settled[row]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Resume()
    {
        for (var row = 0; row < Block.Length; row++)
        {
            elders.Pass(row);
            if (Block.IsPresent(column.Presence, row))
            {
                elders.Add(row, settled[row]);
            }
        }
    }

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        foreach (var row in rows.Where(row => Block.IsPresent(column.Presence, row)))
        {
            Draw(row, part => RandomStream.Mix(bits(row) + (ulong)part), new RandomStream(bits(row)));
        }
    }

    // Only the row's own value changes when it is drawn again: what siblings were counted from it stays.
    private void Draw(int row, Func<int, ulong> bits, RandomStream cells)
    {
        var draw = new CellDraw(cells, Block.Begin + row);
        if (BaseOf(row) is { } start)
        {
            DrawStep(row, start, bits(0), draw);
            valueCodes[row] = encoder.CodeOf(settled[row]);
            if (clocks is not null)
            {
                clockCodes[row] = encoder.ClockCodeOf(settled[row]);
            }

            return;
        }

        stepCodes[row] = 0;
        values.TryDrawAllowed(features, row, bits(1), BinSet.All, out valueCodes[row]);
        byte clock = 0;
        if (clocks is not null)
        {
            clocks.TryDrawAllowed(features, row, bits(2), BinSet.All, out clock);
            clockCodes[row] = clock;
        }

        settled[row] = encoder.DrawFirst(valueCodes[row], clock, draw);
    }

    private void DrawStep(int row, long start, ulong bits, CellDraw draw)
    {
        var most = encoder.HasLeader ? Math.Max(encoder.Least, Math.Min(encoder.Most, elders.MostOf(row)!.Value)) : encoder.Most;
        for (var i = 0; i < Proposals; i++)
        {
            steps.TryDrawAllowed(features, row, i == 0 ? bits : RandomStream.Mix(bits + (ulong)i), BinSet.All, out stepCodes[row]);
            var value = (Int128)start + encoder.Step.Draw(stepCodes[row] - 1, i == 0 ? draw : draw with { Stream = draw.Stream.Derive(i) });
            settled[row] = (long)Int128.Clamp(value, encoder.Least, most);
            if (settled[row] == value && (encoder.SettlesClock || encoder.Accepts(settled[row], draw.Uniform(100 + i))))
            {
                return;
            }
        }

        // Cut, all that leads too far would lie on the last day.
        if (settled[row] == encoder.Most && start < encoder.Most)
        {
            settled[row] = start + Math.Max(0, encoder.Step.Grid.AtOrBelow(draw.Below(120, encoder.Most - start + 1)));
        }
    }

    private long? BaseOf(int row) => elders.BaseOf(row, encoder.Base);
}
