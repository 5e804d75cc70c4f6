using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Synth.Modeling;

/// <summary>
/// Names a piece of a shared fit by a hash (XXH3-128) of what it is made from, or of its place in the fit. Every part is preceded by its
/// length, so that no two lists of parts read the same. Not thread-safe.
/// </summary>
internal sealed class PieceKey
{
    private readonly XxHash128 hash = new();

    /// <summary>Begins with what kind of piece it is.</summary>
    public PieceKey(string kind) => Add(kind);

    /// <summary>The name.</summary>
    public UInt128 Value => hash.GetCurrentHashAsUInt128();

    /// <summary>Adds a text.</summary>
    public PieceKey Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a number.</summary>
    public PieceKey Add(long number) => Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));

    /// <summary>Adds numbers in their order.</summary>
    public PieceKey Add<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => Add(numbers.Length).Append(MemoryMarshal.AsBytes(numbers));

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T})"/>
    public PieceKey Add<T>(T[] numbers)
        where T : unmanaged => Add((ReadOnlySpan<T>)numbers);

    private PieceKey Append(ReadOnlySpan<byte> bytes)
    {
        hash.Append(bytes);
        return this;
    }
}
