using System.Runtime.InteropServices;

namespace Synth.Modeling;

/// <summary>
/// How what was drawn of the rows of a block is written as bytes: the codes of all variables, the uses of linked rows, settled values, and
/// how often rows were drawn again. What something decides is left out as far as it follows from these. For the same process alone.
/// </summary>
internal static class DrawnForm
{
    /// <summary>How many bytes a block takes.</summary>
    public static int SizeOf(TableBlock block) => checked(
        (block.Skeleton.Model.Variables.Length * block.Length)
        + block.Uses.Sum(uses => 1 + (uses is null ? 0 : sizeof(long) * block.Length))
        + sizeof(int) + (block.Settled.Count * (sizeof(int) + (sizeof(long) * block.Length)))
        + 1 + (block.Redraws is null ? 0 : sizeof(int) * block.Length));

    /// <summary>Writes a block.</summary>
    /// <param name="block">The rows, their variables drawn.</param>
    /// <param name="target">Receives <see cref="SizeOf"/> bytes.</param>
    public static void Write(TableBlock block, Span<byte> target)
    {
        for (var variable = 0; variable < block.Skeleton.Model.Variables.Length; variable++)
        {
            Put<byte>(block.Codes(variable), ref target);
        }

        foreach (var uses in block.Uses)
        {
            PutOptional(uses, ref target);
        }

        Put<int>([block.Settled.Count], ref target);
        foreach (var (variable, values) in block.Settled)
        {
            Put<int>([variable], ref target);
            Put<long>(values, ref target);
        }

        PutOptional(block.Redraws, ref target);
    }

    /// <summary>Reads what was written of a block.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="block">The same rows, nothing drawn.</param>
    public static void Read(ReadOnlySpan<byte> source, TableBlock block)
    {
        for (var variable = 0; variable < block.Skeleton.Model.Variables.Length; variable++)
        {
            Take<byte>(block.Length, ref source).CopyTo(block.Codes(variable), 0);
        }

        for (var link = 0; link < block.Uses.Length; link++)
        {
            block.Uses[link] = TakeOptional<long>(block.Length, ref source);
        }

        for (var left = Take<int>(1, ref source)[0]; left > 0; left--)
        {
            var variable = Take<int>(1, ref source)[0];
            block.Settle(variable, Take<long>(block.Length, ref source));
        }

        block.Redraws = TakeOptional<int>(block.Length, ref source);
    }

    private static void PutOptional<T>(T[]? values, ref Span<byte> target)
        where T : unmanaged
    {
        Put<byte>([values is null ? (byte)0 : (byte)1], ref target);
        Put<T>(values, ref target);
    }

    private static void Put<T>(scoped ReadOnlySpan<T> values, ref Span<byte> target)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(target);
        target = target[bytes.Length..];
    }

    private static T[]? TakeOptional<T>(int count, ref ReadOnlySpan<byte> source)
        where T : unmanaged => Take<byte>(1, ref source)[0] == 0 ? null : Take<T>(count, ref source);

    private static T[] Take<T>(int count, ref ReadOnlySpan<byte> source)
        where T : unmanaged
    {
        var values = new T[count];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        source[..bytes.Length].CopyTo(bytes);
        source = source[bytes.Length..];
        return values;
    }
}
