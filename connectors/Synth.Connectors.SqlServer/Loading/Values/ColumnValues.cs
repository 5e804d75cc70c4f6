using Synth.Data;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>Gives the values of a column of a batch the driver's types. Chosen once for a batch; no state.</summary>
internal abstract class ColumnValues
{
    /// <summary>The type of the values.</summary>
    public abstract Type FieldType { get; }

    /// <summary>Whether a value, which is not null, has a place in the target's column.</summary>
    public virtual bool Fits(ColumnVector vector, int row) => true;

    /// <summary>The value, which is not null and fits.</summary>
    public abstract object Get(ColumnVector vector, int row);
}
