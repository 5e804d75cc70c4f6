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
[JsonDerivedType(typeof(RelativeEncoder), "relative")]
[JsonDerivedType(typeof(CategoryEncoder), "category")]
[JsonDerivedType(typeof(TextEncoder), "text")]
[JsonDerivedType(typeof(TemplateEncoder), "template")]
[JsonDerivedType(typeof(StructureEncoder), "structure")]
[JsonDerivedType(typeof(BinaryEncoder), "binary")]
[JsonDerivedType(typeof(UuidEncoder), "uuid")]
[JsonDerivedType(typeof(ConstantEncoder), "constant")]
[JsonDerivedType(typeof(FixedEncoder), "fixed")]
internal abstract record ColumnEncoder
{
    /// <summary>The variables that make up a value; none when it depends on nothing.</summary>
    public abstract IReadOnlyList<Variable> Variables { get; }

    /// <summary>The columns of the row that values are made from; they are filled before.</summary>
    public virtual IEnumerable<string> Needs => [];

    /// <summary>The column of the row from which values are counted, or are told; it is filled before. Null for none.</summary>
    public virtual string? CountedFrom => null;

    /// <summary>Whether no two rows get the same value, whatever their codes.</summary>
    public virtual bool HoldsUniqueness => false;

    /// <summary>For dates and timestamps the last day that they reach; means nothing for others.</summary>
    public virtual long? LastReachedDay => null;

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

    /// <summary>
    /// What writes the values of a batch, for encoders that prepare something or read other columns; null where <see cref="Decode"/> does.
    /// </summary>
    /// <param name="stream">The column's stream.</param>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="batch">The rows so far; null where they are not known.</param>
    public virtual CellWriter? Bind(RandomStream stream, long rowCount, RecordBatch? batch) => null;
}
