using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// The codes of a column whose model is private. Every value that the type can hold has a code, and the codes were chosen from the catalog
/// and from noisy counts alone. Code 0 is no value where <see cref="HasMissing"/>.
/// </summary>
/// <param name="hasMissing">Whether there may be no value.</param>
internal abstract class PrivateDomain(bool hasMissing)
{
    /// <summary>Whether code 0 stands for no value.</summary>
    public bool HasMissing { get; } = hasMissing;

    /// <summary>How many codes there are, the one for no value included.</summary>
    public int Count => ValueCount + FirstValue;

    /// <summary>Whether neighbouring codes are alike.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>How many codes of values there are, at least 1.</summary>
    protected abstract int ValueCount { get; }

    private int FirstValue => HasMissing ? 1 : 0;

    /// <summary>The code of a row.</summary>
    public int CodeOf(ColumnVector vector, int row) => vector.IsNull(row) ? 0 : FirstValue + ValueCodeOf(vector, row);

    /// <summary>Appends a value of a code.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="code">The code.</param>
    /// <param name="bits">Random bits.</param>
    public void Append(ColumnVector target, int code, ulong bits)
    {
        if (code < FirstValue)
        {
            target.AppendNull();
        }
        else
        {
            AppendValue(target, code - FirstValue, bits);
        }
    }

    /// <summary>The code of a value that is there, from 0.</summary>
    protected abstract int ValueCodeOf(ColumnVector vector, int row);

    /// <summary>Appends a value.</summary>
    protected abstract void AppendValue(ColumnVector target, int code, ulong bits);
}
