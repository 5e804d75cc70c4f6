using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Whole numbers with gaps between them, as deleted rows and shared sequences leave them: each row's number is drawn from a stretch of
/// its own, as long as the source's mean gap.
/// </summary>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Start">The first value, in units.</param>
/// <param name="MeanGap">The mean distance of neighbouring values, in steps, above 1.</param>
/// <param name="Step">What all distances are multiples of, in units.</param>
/// <param name="IsShuffled">Whether the numbers do not grow with the position, as random ones do not.</param>
/// <param name="Limits">What the column's type and its checks leave, in units.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record ScatteredKeyModel(
    NumberUnits Units, long Start, double MeanGap, long Step, bool IsShuffled, NumberLimits Limits, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override long Room => (long)Int128.Min(
        long.MaxValue, (((Int128)Limits.Most - Start) / Step) + (((Int128)Start - Limits.Least) / Step) + 1);

    /// <summary>The same numbers where only a share of the rows has one.</summary>
    public ScatteredKeyModel Among(double share) => this with { MeanGap = Math.Max(1, MeanGap * share) };

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        var above = (((Int128)Limits.Most - Start) / Step) + 1;
        var first = above >= rowCount ? this : this with { Start = (long)(Start - (Int128.Min(rowCount, Room) - above) * Step) };
        var room = Int128.Max(above, Int128.Min(rowCount, Room));
        return room >= rowCount
            ? new Writer(first, stream, Math.Min(MeanGap, (double)room / Math.Max(1, rowCount)), rowCount)
            : throw new UnsupportedSchemaException(
                "A key cannot hold the rows that are asked for.",
                [new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    Subject,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rowCount} different values are needed, but from the first one on its type holds only {room}. Lower --scale."))]);
    }

    private sealed class Writer(ScatteredKeyModel model, RandomStream stream, double gap, long rowCount) : KeyWriter
    {
        private readonly KeyedPermutation? order = model.IsShuffled ? new KeyedPermutation(stream.Derive("order"), rowCount) : null;

        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var stretch = order is null ? position : order[position];
            var begin = BeginOf(stretch);
            var number = begin + stream.Below(position, Math.Max(1, BeginOf(stretch + 1) - begin));
            model.Units.Append(target, (long)Int128.Min(model.Limits.Most, model.Start + ((Int128)model.Step * number)));
        }

        // Doubles are exact to 2^53, and stretches of more than that many steps are as long as the rounding or longer.
        private long BeginOf(long stretch) => (long)Math.Min(Math.Floor(stretch * gap), 9.2e18);
    }
}
