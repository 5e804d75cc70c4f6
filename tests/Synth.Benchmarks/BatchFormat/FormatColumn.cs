namespace Synth.Benchmarks.BatchFormat;

/// <summary>
/// One column of a batch in a format under test. Both passes go through this type, so that the formats pay the same for being
/// interchangeable: one virtual call per value to fill it or to load it, one per batch to encode it.
/// </summary>
internal abstract class FormatColumn : IDisposable
{
    public abstract void AppendNull();

    /// <summary>Adds an integer, a boolean as 0 or 1, or a timestamp in ticks.</summary>
    public virtual void Append(long value) => throw new NotSupportedException();

    public virtual void Append(double value) => throw new NotSupportedException();

    /// <summary>Adds a decimal as its digits without the point.</summary>
    public virtual void Append(Int128 value) => throw new NotSupportedException();

    public virtual void Append(ReadOnlySpan<byte> text) => throw new NotSupportedException();

    /// <summary>Ends the filling of a batch.</summary>
    public abstract void Seal();

    /// <summary>Writes the bin of every value of the sealed batch.</summary>
    public abstract void Encode(ColumnBinner binner, Span<byte> bins);

    /// <summary>Hands the value at <paramref name="row"/> of the sealed batch to a statement.</summary>
    public abstract void Bind(ValueBinder binder, int row);

    /// <summary>Makes ready for the next batch.</summary>
    public abstract void Clear();

    public abstract void Dispose();
}
