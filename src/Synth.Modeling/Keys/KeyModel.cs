using System.Text.Json.Serialization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// How the values of a key column look. Values are a function of the row's position, so that no table of keys is ever kept.
/// </summary>
[JsonDerivedType(typeof(SerialKeyModel), "serial")]
[JsonDerivedType(typeof(ScatteredKeyModel), "scattered")]
[JsonDerivedType(typeof(OrdinalKeyModel), "ordinal")]
[JsonDerivedType(typeof(TextKeyModel), "text")]
[JsonDerivedType(typeof(TemplateKeyModel), "template")]
[JsonDerivedType(typeof(UuidKeyModel), "uuid")]
[JsonDerivedType(typeof(BytesKeyModel), "bytes")]
[JsonDerivedType(typeof(BitsKeyModel), "bits")]
[JsonDerivedType(typeof(LabelKeyModel), "label")]
[JsonDerivedType(typeof(AddressKeyModel), "address")]
[JsonDerivedType(typeof(LiteralKeyModel), "literal")]
[JsonDerivedType(typeof(HierarchyKeyModel), "hierarchy")]
[JsonDerivedType(typeof(ListedKeyModel), "listed")]
[JsonDerivedType(typeof(PatternKeyModel), "pattern")]
internal abstract record KeyModel
{
    /// <summary>How many different values there are; <see cref="long.MaxValue"/> where they are not counted.</summary>
    public virtual long Room => long.MaxValue;

    /// <summary>Prepares the keys of a run.</summary>
    /// <param name="stream">The column's stream.</param>
    /// <param name="rowCount">Rows that will be made.</param>
    /// <exception cref="UnsupportedSchemaException">The column cannot hold that many different values.</exception>
    public abstract KeyWriter Bind(RandomStream stream, long rowCount);
}

/// <summary>Writes the values of a key column.</summary>
internal abstract class KeyWriter
{
    /// <summary>Whether keys depend on where rows stand among their siblings.</summary>
    public virtual bool CountsSiblings => false;

    /// <summary>Appends a key.</summary>
    /// <param name="target">The vector.</param>
    /// <param name="position">The row's position in its table, from 0.</param>
    /// <param name="ordinal">The row's position among its siblings, from 0.</param>
    public abstract void Append(ColumnVector target, long position, long ordinal);
}
