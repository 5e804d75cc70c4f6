using Synth.Data;

namespace Synth.Modeling;

/// <summary>The random bits of one cell: as many as it takes, each a function of the column's stream and the row's position.</summary>
/// <param name="Stream">The column's stream.</param>
/// <param name="Position">The row's position in its table, from 0.</param>
internal readonly record struct CellDraw(RandomStream Stream, long Position)
{
    /// <summary>The cell's own stream, for those who take many bits of it.</summary>
    public RandomStream Cell => Stream.Derive(Position);

    /// <summary>The <paramref name="index"/>th 64 bits of the cell.</summary>
    public ulong Bits(int index) => Cell.Bits(index);

    /// <summary>The <paramref name="index"/>th uniform number in [0, 1) of the cell.</summary>
    public double Uniform(int index) => RandomStream.ToUniform(Bits(index));

    /// <summary>The <paramref name="index"/>th uniform integer of the cell below <paramref name="bound"/>.</summary>
    public long Below(int index, long bound) => (long)Math.BigMul(Bits(index), (ulong)bound, out _);
}
