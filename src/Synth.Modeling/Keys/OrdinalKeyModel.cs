using Synth.Data;

namespace Synth.Modeling;

/// <summary>Numbers that count the rows under one parent: 1, 2, 3.</summary>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Start">The number of the first sibling, in units.</param>
internal sealed record OrdinalKeyModel(NumberUnits Units, long Start) : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => new Writer(this);

    private sealed class Writer(OrdinalKeyModel model) : KeyWriter
    {
        public override bool CountsSiblings => true;

        public override void Append(ColumnVector target, long position, long ordinal) => model.Units.Append(target, model.Start + ordinal);
    }
}
