using System.Text.Json.Serialization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Turns the values of a column into codes of one or more <see cref="Variable"/>s, and codes back into values that are new.
/// Holds what is common to at least k families, never a rare value.
/// </summary>
[JsonDerivedType(typeof(NumberEncoder), "number")]
[JsonDerivedType(typeof(TimestampEncoder), "timestamp")]
[JsonDerivedType(typeof(OffsetEncoder), "offset")]
[JsonDerivedType(typeof(ElderEncoder), "elder")]
[JsonDerivedType(typeof(CategoryEncoder), "category")]
[JsonDerivedType(typeof(TextEncoder), "text")]
[JsonDerivedType(typeof(BinaryEncoder), "binary")]
[JsonDerivedType(typeof(UuidEncoder), "uuid")]
[JsonDerivedType(typeof(ConstantEncoder), "constant")]
internal abstract record ColumnEncoder
{
    /// <summary>The variables that make up a value; none when it depends on nothing.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Variable> Variables { get; }

    /// <summary>Codes the values of a column: 0 where null.</summary>
    /// <param name="source">The values.</param>
    /// <returns>Codes, shape [variables][rows].</returns>
    public abstract byte[][] Encode(ColumnVector source);

    /// <summary>Appends the value that stands behind the codes of a row.</summary>
    /// <param name="codes">Codes, shape [variables][rows]; none is 0 in this row.</param>
    /// <param name="row">The row.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="target">The vector to append to.</param>
    public abstract void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target);
}
