using System.Collections.Concurrent;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Texts of the source's templates, different from each other by construction.</summary>
/// <param name="Text">How the texts look.</param>
internal sealed record TemplateKeyModel(TemplateEncoder Text) : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => new Writer(Text, stream, rowCount);

    private sealed class Writer(TemplateEncoder text, RandomStream stream, long rowCount) : KeyWriter
    {
        // Keys of several blocks are written at once, but a writer has one buffer.
        private readonly ConcurrentBag<TemplateWriter> idle = [];

        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var draw = new CellDraw(stream, position);
            var writer = idle.TryTake(out var known) ? known : text.Bind(stream, rowCount, null);
            writer.Write(text.DrawTemplate(draw.Bits(0)), draw, target);
            idle.Add(writer);
        }
    }
}
